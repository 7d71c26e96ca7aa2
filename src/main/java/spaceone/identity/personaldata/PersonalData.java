package spaceone.identity.personaldata;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import spaceone.identity.Json;
import spaceone.identity.access.RoleBindingDirectory;
import spaceone.identity.audit.Audit;
import spaceone.identity.audit.AuditTrail;
import spaceone.identity.mail.Outbox;
import spaceone.identity.query.Fields;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Results;
import spaceone.identity.query.Scope;
import spaceone.identity.tenancy.Place;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.userconfig.UserConfigs;

/** Tells what is kept on one person. */
@Stateless
public class PersonalData {

    /** In tables that name people by the id, which may have been somebody else's before. */
    private static final String SINCE_THEIRS =
            ".created_at >= (select u.created_at from users u where u.id = ?)";

    private static final String MEMBER = "m.domain_id = ? and m.user_id = ?";

    @Inject Users users;
    @Inject RoleBindingDirectory bindings;
    @Inject UserConfigs configs;
    @Inject Outbox outbox;
    @Inject AuditTrail trail;
    @Inject Results results;
    @Inject Audit audit;

    /**
     * Rows of {@code part} and {@code data}, written while they are read, part after part. That
     * somebody asked is on record, and in the export.
     */
    public Listing export(String domainId, String userId) {
        User user = users.get(domainId, userId);
        Map<DataPart, Supplier<Listing>> parts = parts(user);
        audit.changed("PersonalData.export", domainId, "User", user.userId(), Map.of());
        return Listing.streamed(
                row ->
                        parts.entrySet().stream()
                                .mapToLong(
                                        each ->
                                                each.getValue()
                                                        .get()
                                                        .forEach(in(each.getKey(), row)))
                                .sum());
    }

    private static Consumer<JsonObject> in(DataPart part, Consumer<JsonObject> rows) {
        return data ->
                rows.accept(
                        Json.createObjectBuilder()
                                .add("part", part.name())
                                .add("data", data)
                                .build());
    }

    private Map<DataPart, Supplier<Listing>> parts(User user) {
        String domain = user.domainId();
        String id = user.userId();
        long key = user.key();
        Query named = Query.all().with("user_id", id);
        Map<DataPart, Supplier<Listing>> parts = new EnumMap<>(DataPart.class);
        parts.put(DataPart.ACCOUNT, () -> users.list(domain, null, named));
        parts.put(DataPart.ROLE, () -> bindings.list(Place.of(domain), named));
        parts.put(
                DataPart.WORKSPACE_GROUP,
                rows(PersonalFields.WORKSPACE_GROUPS, MEMBER, domain, id));
        parts.put(DataPart.USER_GROUP, rows(PersonalFields.USER_GROUPS, MEMBER, domain, id));
        parts.put(DataPart.PROJECT, rows(PersonalFields.PROJECTS, MEMBER, domain, id));
        parts.put(DataPart.PROJECT_GROUP, rows(PersonalFields.PROJECT_GROUPS, MEMBER, domain, id));
        parts.put(
                DataPart.APP,
                rows(
                        PersonalFields.APPS,
                        "p.domain_id = ? and p.created_by = ? and p" + SINCE_THEIRS,
                        domain,
                        id,
                        key));
        parts.put(
                DataPart.AUTHENTICATOR_APP,
                rows(PersonalFields.AUTHENTICATORS, "o.user_key = ?", key));
        parts.put(
                DataPart.OTHER_FACTOR,
                rows(PersonalFields.OTHER_FACTORS, "u.id = ? and u.spare_factor is not null", key));
        parts.put(DataPart.CODE, rows(PersonalFields.CODES, "c.user_key = ?", key));
        parts.put(DataPart.SESSION, rows(PersonalFields.SESSIONS, "s.user_key = ?", key));
        parts.put(DataPart.PASSKEY, rows(PersonalFields.PASSKEYS, "p.user_key = ?", key));
        parts.put(DataPart.DEVICE, rows(PersonalFields.DEVICES, "t.user_key = ?", key));
        parts.put(DataPart.KNOWN_DEVICE, rows(PersonalFields.KNOWN_DEVICES, "n.user_key = ?", key));
        parts.put(
                DataPart.ADDRESS,
                rows(PersonalFields.ADDRESSES, "k.account = ?", Users.account(domain, id)));
        parts.put(DataPart.SETTING, () -> configs.list(domain, id, Query.all()));
        parts.put(DataPart.MAIL, () -> outbox.ofUser(domain, key, id));
        parts.put(DataPart.RECORD, () -> trail.ofUser(domain, id, Query.all()));
        return parts;
    }

    private Supplier<Listing> rows(Fields fields, String scope, Object... values) {
        return () -> results.list(fields, Scope.of(scope, values), Query.all());
    }
}
