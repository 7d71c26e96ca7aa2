package spaceone.identity.userimport;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spaceone.identity.IdentityException;
import spaceone.identity.Json;
import spaceone.identity.Texts;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.CarriedUser;
import spaceone.identity.user.Languages;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.Timezones;
import spaceone.identity.user.UserState;
import spaceone.identity.userimport.ImportedUser.Membership;
import spaceone.identity.userimport.ImportedUser.Post;

/**
 * Somebody as an export of Keycloak tells of them ({@code users}, or {@code federatedUsers} for
 * those of a user storage). The table in docs/moving-in.md says the same in words.
 */
public final class KeycloakUser {

    private static final Set<String> READ =
            Set.of(
                    "id",
                    "username",
                    "firstName",
                    "lastName",
                    "email",
                    "emailVerified",
                    "enabled",
                    "createdTimestamp",
                    "attributes",
                    "credentials",
                    "requiredActions",
                    "federationLink",
                    "federatedIdentities",
                    "realmRoles",
                    "clientRoles",
                    "groups",
                    "notBefore",
                    "serviceAccountClientId");

    private static final Map<String, String> STAYS =
            Map.of(
                    "totp", "the credentials say it",
                    "disableableCredentialTypes", "the credentials say it",
                    "self", "an address there",
                    "origin", "where it was stored there",
                    "access", "what whoever exported might do there",
                    "userProfileMetadata", "about the form there",
                    "clientConsents", "there are no consents here",
                    "socialLinks", "too old: export with a newer Keycloak",
                    "applicationRoles", "too old: export with a newer Keycloak");

    private static final Set<String> KNOWN =
            Stream.concat(READ.stream(), STAYS.keySet().stream()).collect(Collectors.toSet());

    private final JsonObject sent;
    private final KeycloakMapping mapping;
    private final Baggage baggage;
    private final JsonObjectBuilder tags = Json.createObjectBuilder();
    private final Set<RequiredAction> actions = EnumSet.noneOf(RequiredAction.class);
    private final List<Post> posts = new ArrayList<>();
    private final List<Membership> memberships = new ArrayList<>();
    private boolean addressDoubted;
    private @Nullable MfaType factor;

    public KeycloakUser(JsonObject sent, KeycloakMapping mapping, Baggage baggage) {
        this.sent = sent;
        this.mapping = mapping;
        this.baggage = baggage;
    }

    /** What they are called there, or null. */
    public static @Nullable String nameOf(JsonObject sent) {
        if (sent.get("username") instanceof JsonString name) {
            return name.getString();
        }
        // Of somebody in a user storage: f:ID-OF-THE-STORAGE:NAME
        return !sent.containsKey("username") && sent.get("id") instanceof JsonString id
                ? id.getString().replaceFirst("^f:[^:]*:", "")
                : null;
    }

    public ImportedUser read() {
        if (!Baggage.isNothing(sent.get("serviceAccountClientId"))) {
            throw INVALID_PARAMETER.with(
                    "serviceAccountClientId", "is no person: create an app for it");
        }
        String userId = userId();
        String email = email();
        String name = name();
        UserState state = state();
        Instant since = since();
        String language = null;
        String timezone = null;
        JsonObject attributes = baggage.object(sent, "attributes", "");
        if (becomes(attributes, "locale", "language", Languages::check)) {
            language = only(attributes, "locale");
        }
        if (becomes(attributes, "zoneinfo", "timezone", Timezones::check)) {
            timezone = only(attributes, "zoneinfo");
        }
        tag(attributes, language != null, timezone != null);
        KeycloakCredentials credentials = new KeycloakCredentials(sent, baggage);
        AuthType type = authType(credentials);
        credentials.read(type == AuthType.LOCAL);
        requiredActions(type, credentials.isTemporary(), credentials.otpSecret() != null);
        roles();
        groups();
        rest();
        CarriedUser person =
                new CarriedUser(
                        userId,
                        type,
                        state,
                        credentials.passwordHash(),
                        name,
                        email,
                        verified(email),
                        language,
                        timezone,
                        tags.build(),
                        actions,
                        since,
                        null,
                        null);
        return new ImportedUser(person, credentials.otpSecret(), posts, memberships, factor, null);
    }

    private @Nullable String userId() {
        String named = nameOf(sent);
        String name = named == null ? null : Texts.trimmed(named);
        boolean stored = baggage.text(sent, "username", "") == null;
        String email = mapping.addressIsId() ? baggage.text(sent, "email", "") : null;
        if (email != null && name != null) {
            tags.add("username", name);
            baggage.mapped(stored ? "id" : "username", "tags.username", "the address is the id");
        } else if (stored && name != null) {
            baggage.mapped("id", "user_id", "the name in the user storage");
        } else if (name != null) {
            baggage.kept("username", "user_id");
        }
        if (!stored && !Baggage.isNothing(sent.get("id"))) {
            tags.add("keycloak_id", sent.get("id"));
            baggage.kept("id", "tags.keycloak_id");
        }
        return email == null ? name : Texts.trimmed(email);
    }

    private @Nullable String email() {
        String email = baggage.text(sent, "email", "");
        if (email != null) {
            baggage.kept("email", "email");
        }
        return email;
    }

    /** Told with the required actions at hand: whoever has to prove it has not. */
    private @Nullable Boolean verified(@Nullable String email) {
        JsonValue told = sent.get("emailVerified");
        if (Baggage.isNothing(told)) {
            return null;
        }
        boolean verified = told == JsonValue.TRUE;
        if (email == null) {
            if (verified) {
                baggage.told("emailVerified", "there is no address");
            } else {
                baggage.kept("emailVerified", "email_verified");
            }
            return null;
        }
        baggage.kept("emailVerified", "email_verified");
        return verified && !addressDoubted;
    }

    private @Nullable String name() {
        String first = baggage.text(sent, "firstName", "");
        String last = baggage.text(sent, "lastName", "");
        if (first != null) {
            baggage.mapped("firstName", "name", "one name here");
        }
        if (last != null) {
            baggage.mapped("lastName", "name", "one name here");
        }
        String name = ((first == null ? "" : first) + " " + (last == null ? "" : last)).strip();
        return name.isEmpty() ? null : Texts.name(name, "name");
    }

    private @Nullable UserState state() {
        if (sent.get("enabled") == JsonValue.TRUE) {
            baggage.kept("enabled", "state");
            return UserState.ENABLED;
        }
        if (isStored() && !sent.containsKey("enabled")) {
            return null;
        }
        baggage.mapped("enabled", "state", "whoever is not enabled there is disabled here");
        return UserState.DISABLED;
    }

    private @Nullable Instant since() {
        JsonValue told = sent.get("createdTimestamp");
        if (told instanceof JsonNumber number && number.longValue() > 0) {
            baggage.kept("createdTimestamp", "created_at");
            return Instant.ofEpochMilli(number.longValue());
        }
        if (!Baggage.isNothing(told)) {
            baggage.told("createdTimestamp", "no moment");
        }
        return null;
    }

    private boolean becomes(
            JsonObject attributes, String attribute, String member, Consumer<String> check) {
        String value = only(attributes, attribute);
        if (value == null) {
            return false;
        }
        try {
            check.accept(value);
            baggage.kept("attributes." + attribute, member);
            return true;
        } catch (IdentityException e) {
            return false;
        }
    }

    private static @Nullable String only(JsonObject attributes, String name) {
        return attributes.get(name) instanceof JsonArray values
                        && values.size() == 1
                        && values.get(0) instanceof JsonString value
                ? value.getString()
                : null;
    }

    /** An attribute has a list of values; one alone stands for itself here. */
    private void tag(JsonObject attributes, boolean withoutLocale, boolean withoutZone) {
        attributes.forEach(
                (name, value) -> {
                    if (withoutLocale && name.equals("locale")
                            || withoutZone && name.equals("zoneinfo")) {
                        return;
                    }
                    String only = only(attributes, name);
                    if (Baggage.isNothing(value)) {
                        return;
                    }
                    tags.add(name, only == null ? value : Json.createValue(only));
                    baggage.kept("attributes." + name, "tags." + name);
                });
    }

    private AuthType authType(KeycloakCredentials credentials) {
        boolean stored = isStored();
        if (!Baggage.isNothing(sent.get("federationLink"))) {
            baggage.mapped("federationLink", "auth_type", "signs in at the domain's directory");
        }
        JsonArray links = baggage.list(sent, "federatedIdentities", "");
        boolean elsewhere = stored || !links.isEmpty() && !credentials.hasPassword();
        for (int i = 0; i < links.size(); i++) {
            String field = "federatedIdentities[" + i + "]";
            if (elsewhere) {
                baggage.mapped(field, "auth_type", "who they are there is kept at their sign-in");
            } else {
                baggage.told(field, "they have a password, and sign in with it");
            }
        }
        return elsewhere ? AuthType.EXTERNAL : AuthType.LOCAL;
    }

    /** In LDAP, say: Keycloak itself never had their password. */
    private boolean isStored() {
        return !Baggage.isNothing(sent.get("federationLink")) || !sent.containsKey("username");
    }

    private void requiredActions(AuthType type, boolean temporary, boolean hasApp) {
        JsonArray demanded = baggage.list(sent, "requiredActions", "");
        for (int i = 0; i < demanded.size(); i++) {
            String field = "requiredActions[" + i + "]";
            String action = demanded.get(i) instanceof JsonString text ? text.getString() : "";
            switch (action) {
                case "UPDATE_PASSWORD" -> {
                    if (type == AuthType.LOCAL) {
                        actions.add(RequiredAction.UPDATE_PASSWORD);
                        baggage.kept(field, "required_actions");
                    } else {
                        baggage.told(field, "they have no password here");
                    }
                }
                case "VERIFY_EMAIL" -> {
                    addressDoubted = true;
                    baggage.mapped(field, "email_verified", "the address counts as not proven");
                }
                case "CONFIGURE_TOTP" -> {
                    if (type != AuthType.LOCAL) {
                        baggage.told(field, "their directory asks for it");
                    } else if (hasApp) {
                        baggage.told(field, "they have an app, and go on with it");
                    } else {
                        factor = MfaType.OTP;
                        baggage.mapped(field, "enforce_mfa_type", "of who is new here");
                    }
                }
                default -> baggage.told(field, "nothing here asks for it");
            }
        }
        if (temporary && type == AuthType.LOCAL) {
            actions.add(RequiredAction.UPDATE_PASSWORD);
        }
    }

    private void roles() {
        JsonArray ofRealm = baggage.list(sent, "realmRoles", "");
        for (int i = 0; i < ofRealm.size(); i++) {
            role(ofRealm.get(i), "realmRoles[" + i + "]", "");
        }
        JsonObject ofClients = baggage.object(sent, "clientRoles", "");
        for (String client : ofClients.keySet()) {
            JsonArray roles = baggage.list(ofClients, client, "clientRoles.");
            for (int i = 0; i < roles.size(); i++) {
                role(roles.get(i), "clientRoles." + client + "[" + i + "]", client + "/");
            }
        }
    }

    private void role(JsonValue role, String field, String prefix) {
        List<Post> wanted =
                role instanceof JsonString name
                        ? mapping.roles().getOrDefault(prefix + name.getString(), List.of())
                        : List.of();
        if (wanted.isEmpty()) {
            baggage.told(field, "the mapping names no role for it");
        } else {
            posts.addAll(wanted);
            baggage.mapped(field, "roles", null);
        }
    }

    private void groups() {
        JsonArray theirs = baggage.list(sent, "groups", "");
        for (int i = 0; i < theirs.size(); i++) {
            List<KeycloakMapping.Place> places =
                    theirs.get(i) instanceof JsonString path
                            ? mapping.groups().getOrDefault(path.getString(), List.of())
                            : List.of();
            if (places.isEmpty()) {
                baggage.told("groups[" + i + "]", "the mapping names no group for it");
                continue;
            }
            for (KeycloakMapping.Place place : places) {
                if (place.post() != null) {
                    posts.add(place.post());
                }
                if (place.membership() != null) {
                    memberships.add(place.membership());
                }
            }
            baggage.mapped("groups[" + i + "]", "groups", null);
        }
    }

    private void rest() {
        if (sent.get("notBefore") instanceof JsonNumber number && number.intValue() != 0) {
            baggage.told("notBefore", "sessions are not carried over");
        }
        STAYS.forEach(
                (name, reason) -> {
                    if (!Baggage.isNothing(sent.get(name))) {
                        baggage.told(name, reason);
                    }
                });
        baggage.tellUnknown(sent, KNOWN, "");
    }
}
