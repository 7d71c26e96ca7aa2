package spaceone.identity.audit;

import spaceone.identity.query.Fields;

/** What queries about audit records may name. */
final class AuditFields {

    static final Fields ALL =
            Fields.from("audit_records a")
                    .integer("id", "a.id")
                    .notNull()
                    .time("created_at", "a.created_at")
                    .notNull()
                    .text("actor_type", "a.actor_type")
                    .notNull()
                    .text("actor_id", "a.actor_id")
                    .notNull()
                    .text("session_id", "a.session_id")
                    .optional()
                    .text("source", "a.source")
                    .optional()
                    .text("request_id", "a.request_id")
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
                    .map("details", "a.details")
                    .notNull()
                    .text("domain_id", "a.domain_id")
                    .notNull()
                    .keyword("actor_id", "target_id", "action")
                    .minimal("created_at", "actor_id", "action", "target_id", "outcome")
                    .order("-created_at")
                    .insertionOrder("a.id")
                    .build();

    private AuditFields() {}
}
