package spaceone.identity.token;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import spaceone.identity.Json;
import spaceone.identity.StringsColumn;
import spaceone.identity.access.Giver;
import spaceone.identity.access.Permissions;
import spaceone.identity.audit.Actor;

/**
 * What somebody leaves with work that goes on after their request: in whose name it is done, and
 * with which permissions. It outlives their session, but not their account, role or key.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Mandates {

    private static final String KEY_OF_USER =
            "select cast(id as text) from users where domain_id = ?1 and user_id = ?2";

    private static final String OF_USER =
            """
            select r.permissions from users u
            join domains d on d.domain_id = u.domain_id and d.state = 'ENABLED'
            join roles r on r.domain_id = u.domain_id and r.role_id = u.role_id
              and r.state = 'ENABLED'
            where u.domain_id = ?1 and u.user_id = ?2 and cast(u.id as text) = ?3
              and u.state <> 'DISABLED' and u.role_type = ?4
            """;

    private static final String OF_APP =
            """
            select r.permissions from apps a
            join domains d on d.domain_id = a.domain_id and d.state = 'ENABLED'
            join roles r on r.domain_id = a.domain_id and r.role_id = a.role_id
              and r.state = 'ENABLED'
            where a.domain_id = ?1 and a.app_id = ?2 and a.client_id = ?3
              and a.state = 'ENABLED' and a.expired_at > ?4 and r.role_type = ?5
            """;

    private static final String OF_SYSTEM =
            "select cast('[]' as jsonb) from system_tokens where token_id = ?1 and revoked_at is null";

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Actor actor;
    @Inject Giver giver;

    /** Of somebody with a role in the whole domain. */
    public JsonObject of(Principal principal) {
        JsonArrayBuilder permissions = Json.createArrayBuilder();
        principal.permissions().forEach(permissions::add);
        String proof =
                principal.isHuman()
                        ? (String)
                                em.createNativeQuery(KEY_OF_USER)
                                        .setParameter(1, principal.domainId())
                                        .setParameter(2, principal.subject())
                                        .getSingleResult()
                        : principal.sessionId();
        return Json.createObjectBuilder()
                .add("owner", principal.owner().name())
                .add("domain_id", principal.domainId())
                .add("subject", principal.subject())
                .add("proof", proof)
                .add("role", principal.role().name())
                .add("permissions", permissions)
                .build();
    }

    /** Whether whoever gave it may still do what they could when they did. */
    public boolean stands(JsonObject mandate) {
        List<?> now = query(mandate).getResultList();
        return !now.isEmpty()
                && Permissions.coverAll(
                        new StringsColumn().convertToEntityAttribute(now.get(0)),
                        permissions(mandate));
    }

    private Query query(JsonObject mandate) {
        String subject = mandate.getString("subject");
        String proof = mandate.getString("proof");
        String role = mandate.getString("role");
        String domainId = mandate.getString("domain_id");
        return switch (owner(mandate)) {
            case USER ->
                    em.createNativeQuery(OF_USER)
                            .setParameter(1, domainId)
                            .setParameter(2, subject)
                            .setParameter(3, proof)
                            .setParameter(4, role);
            case APP ->
                    em.createNativeQuery(OF_APP)
                            .setParameter(1, domainId)
                            .setParameter(2, subject)
                            .setParameter(3, proof)
                            .setParameter(4, Timestamp.from(clock.instant()))
                            .setParameter(5, role);
            case SYSTEM -> em.createNativeQuery(OF_SYSTEM).setParameter(1, proof);
        };
    }

    /** From now on it is they who act, doing {@code action}. */
    public void act(JsonObject mandate, String action) {
        String subject = mandate.getString("subject");
        // Without a session: that it stands was judged here.
        actor.authenticated(
                mandate.getString("owner"), mandate.getString("domain_id"), subject, null);
        actor.acts(mandate.getString("role"), "");
        actor.calls(action);
        switch (owner(mandate)) {
            case USER -> giver.isUser(subject, permissions(mandate));
            case APP -> giver.isApp(subject, mandate.getString("proof"), permissions(mandate));
            case SYSTEM -> giver.isUser("", List.of());
        }
    }

    private static OwnerType owner(JsonObject mandate) {
        return OwnerType.valueOf(mandate.getString("owner"));
    }

    private static List<String> permissions(JsonObject mandate) {
        return new StringsColumn().convertToEntityAttribute(mandate.get("permissions"));
    }
}
