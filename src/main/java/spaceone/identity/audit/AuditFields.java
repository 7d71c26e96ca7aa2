package spaceone.identity.audit;

import spaceone.identity.query.Fields;

/** What queries about audit records may name. */
final class AuditFields {

    static final Fields ALL = of("audit_records a", "%s");

    /**
     * As people see what concerns them: from where somebody else acted, and in which session, is
     * not their business.
     */
    static final Fields OWN =
            of(
                    "audit_records a join users u on u.domain_id = a.domain_id",
                    "case when a.actor_type = 'ANONYMOUS' or a.actor_type = 'USER' and a.actor_id = u.user_id"
                            + " then %s end");

    private static Fields of(String from, String whose) {
        return Fields.from(from)
                .integer("id", "a.id")
                .notNull()
                .time("created_at", "a.created_at")
                .notNull()
                .text("actor_type", "a.actor_type")
                .notNull()
                .text("actor_id", "a.actor_id")
                .notNull()
                .text("session_id", whose.formatted("a.session_id"))
                .optional()
                .text("source", whose.formatted("a.source"))
                .optional()
                .text("request_id", whose.formatted("a.request_id"))
                .optional()
                .text("agent", whose.formatted("a.agent"))
                .optional()
                .text("action", "a.action")
                .notNull()
                .text("target", "a.target")
                .notNull()
                .text("target_id", "a.target_id")
                .notNull()
                .text("outcome", "a.outcome")
                .notNull()
                .text("reason", "a.reason")
                .optional()
                .integer("times", "a.times")
                .notNull()
                .time("last_at", "a.last_at")
                .optional()
                .map("details", "a.details")
                .notNull()
                .text("domain_id", "a.domain_id")
                .notNull()
                .keyword("actor_id", "target_id", "action")
                .minimal("created_at", "actor_id", "action", "target_id", "outcome")
                .order("-created_at")
                .insertionOrder("a.id")
                .build();
    }

    private AuditFields() {}
}
