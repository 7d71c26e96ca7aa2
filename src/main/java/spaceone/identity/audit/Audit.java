package spaceone.identity.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Rows;

/**
 * Keeps the audit records. Details are plain facts (states, names, ids), never a secret; which
 * columns of the target changed, and from what to what, is added by itself.
 */
@Stateless
public class Audit {

    private static final int LONGEST_ID = 255;

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Actor actor;
    @Inject Repetition repetition;
    @Inject Event<ChangeRecorded> recorded;

    /** In the transaction of the change: both are kept or neither. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void changed(
            String action,
            String domainId,
            String target,
            String targetId,
            Map<String, ?> details) {
        actor.recorded();
        em.persist(
                succeeded(
                        action,
                        domainId,
                        target,
                        targetId,
                        Changes.details(details, Changes.take(em, target))));
        recorded.fire(actor.changed(target, targetId));
    }

    /**
     * A new target, its id, and plain facts of it.
     *
     * @param entity whose columns are told besides; empty where the facts say it all
     */
    public record Made(Optional<?> entity, String targetId, Map<String, ?> details) {

        public static Made of(Object entity, String targetId, Map<String, ?> details) {
            return new Made(Optional.of(entity), targetId, details);
        }

        public static Made told(String targetId, Map<String, ?> details) {
            return new Made(Optional.empty(), targetId, details);
        }
    }

    /**
     * As {@link #changed}, of many targets in one domain that are being written at once and are not
     * managed: {@link Rows#insert}.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void made(String action, String domainId, String target, List<Made> all) {
        actor.recorded();
        Rows.insert(em, all.stream().map(one -> record(action, domainId, target, one)).toList());
        recorded.fire(actor.changed(target, all.get(0).targetId()));
    }

    /**
     * A call that succeeded without any bean having told what it did: better a record without
     * details than none.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void called(
            String action,
            String domainId,
            String target,
            String targetId,
            Map<String, ?> details) {
        actor.recorded();
        em.persist(
                succeeded(
                        action,
                        domainId,
                        target,
                        targetId,
                        Changes.details(details, JsonValue.EMPTY_JSON_OBJECT)));
    }

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void refused(
            String action, String domainId, String target, String targetId, String reason) {
        refused(action, domainId, target, targetId, reason, Map.of());
    }

    /**
     * In a transaction of its own: the refusal undoes the caller's. The same again within a minute,
     * for the same reason, is counted in the same row.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void refused(
            String action,
            String domainId,
            String target,
            String targetId,
            String reason,
            Map<String, ?> details) {
        actor.recorded();
        Instant now = clock.instant();
        String id = cut(targetId);
        em.createNativeQuery(
                        """
                        insert into audit_records (domain_id, created_at, actor_type, actor_id, session_id,
                            source, request_id, agent, action, target, target_id, outcome, reason, details,
                            last_at, fold)
                        values (?1, ?2, ?3, ?4, nullif(?5, ''), nullif(?6, ''), nullif(?7, ''), nullif(?8, ''),
                            ?9, ?10, ?11, 'REFUSED', ?12, cast(?13 as jsonb), ?2, ?14)
                        on conflict (fold) where fold is not null do update
                        set times = audit_records.times + 1, last_at = excluded.last_at
                        """)
                .setParameter(1, domainId)
                .setParameter(2, Timestamp.from(now))
                .setParameter(3, actor.type())
                .setParameter(4, actor.id())
                .setParameter(5, text(actor.sessionId()))
                .setParameter(6, actor.source())
                .setParameter(7, text(actor.requestId()))
                .setParameter(8, text(actor.shortAgent()))
                .setParameter(9, action)
                .setParameter(10, target)
                .setParameter(11, id)
                .setParameter(12, cut(reason))
                .setParameter(
                        13,
                        Changes.details(details, JsonValue.EMPTY_JSON_OBJECT)
                                .toString()
                                .replace("\\u0000", "\\ufffd"))
                .setParameter(
                        14,
                        repetition.key(
                                now,
                                actor,
                                domainId,
                                kind(action, reason, details),
                                target + " " + id))
                .executeUpdate();
    }

    /**
     * Refusals are told apart by their reason, and by their cause where they tell one: that an
     * account was blocked is not lost among the wrong passwords before. There are few of both.
     */
    private static String kind(String action, String reason, Map<String, ?> details) {
        return String.join(" ", action, reason, String.valueOf(details.get("cause")));
    }

    private AuditRecord record(String action, String domainId, String target, Made one) {
        JsonObject changes =
                one.entity()
                        .map(entity -> Changes.ofNew(em, entity))
                        .orElse(JsonValue.EMPTY_JSON_OBJECT);
        return succeeded(
                action, domainId, target, one.targetId(), Changes.details(one.details(), changes));
    }

    private AuditRecord succeeded(
            String action, String domainId, String target, String targetId, JsonObject details) {
        return new AuditRecord(
                clock.instant(), actor, domainId, action, target, cut(targetId), details);
    }

    private static String cut(String text) {
        return storable(text.length() > LONGEST_ID ? text.substring(0, LONGEST_ID) : text);
    }

    /** The database holds every character but one; who sends that one is on record all the same. */
    private static String storable(String text) {
        return text.replace('\u0000', '\ufffd');
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
