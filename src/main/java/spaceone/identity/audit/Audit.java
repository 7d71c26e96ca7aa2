package spaceone.identity.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Map;
import spaceone.identity.Json;

/** Keeps the audit records. Details are plain facts (states, names, ids), never a secret. */
@Stateless
public class Audit {

    private static final int LONGEST_ID = 255;

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Actor actor;

    /** In the transaction of the change: both are kept or neither. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void changed(
            String action,
            String domainId,
            String target,
            String targetId,
            Map<String, ?> details) {
        em.persist(record(action, domainId, target, targetId).succeeded(json(details)));
    }

    /** In a transaction of its own: the refusal undoes the caller's. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void refused(
            String action, String domainId, String target, String targetId, String reason) {
        em.persist(
                record(action, domainId, target, targetId)
                        .refused(reason, JsonObject.EMPTY_JSON_OBJECT));
    }

    private AuditRecord record(String action, String domainId, String target, String targetId) {
        String id = targetId.length() > LONGEST_ID ? targetId.substring(0, LONGEST_ID) : targetId;
        return new AuditRecord(clock.instant(), actor, domainId, action, target, id);
    }

    private static JsonObject json(Map<String, ?> details) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        details.forEach((key, value) -> object.add(key, String.valueOf(value)));
        return object.build();
    }
}
