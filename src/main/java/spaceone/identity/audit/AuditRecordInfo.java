package spaceone.identity.audit;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Fields;

/** One act, as it is told: read by the query room, described here. */
public record AuditRecordInfo(
        Integer id,
        Instant createdAt,
        String actorType,
        String actorId,
        @Nullable String sessionId,
        @Nullable String source,
        @Nullable String requestId,
        @Nullable String agent,
        String action,
        String target,
        String targetId,
        String outcome,
        @Nullable String reason,
        Integer times,
        @Nullable Instant lastAt,
        JsonObject details,
        String domainId) {

    static final Fields FIELDS = fields("audit_records a", "%s");

    /**
     * As people see what concerns them: from where somebody else acted, and in which session, is
     * not their business.
     */
    static final Fields OWN =
            fields(
                    "audit_records a join users u on u.domain_id = a.domain_id",
                    "case when a.actor_type = 'ANONYMOUS' or a.actor_type = 'USER' and a.actor_id = u.user_id"
                            + " then %s end");

    private static Fields fields(String from, String whose) {
        return Fields.of(AuditRecordInfo.class, "a", from)
                .text("session_id", whose.formatted("a.session_id"))
                .optional()
                .text("source", whose.formatted("a.source"))
                .optional()
                .text("request_id", whose.formatted("a.request_id"))
                .optional()
                .text("agent", whose.formatted("a.agent"))
                .optional()
                .text("reason", "a.reason")
                .optional()
                .time("last_at", "a.last_at")
                .optional()
                .keyword("actor_id", "target_id", "action")
                .minimal("created_at", "actor_id", "action", "target_id", "outcome")
                .order("-created_at")
                .insertionOrder("a.id")
                .build();
    }
}
