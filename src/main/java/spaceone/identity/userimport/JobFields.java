package spaceone.identity.userimport;

import spaceone.identity.query.Fields;

/** What queries about import jobs and their reports may name. */
final class JobFields {

    private static final String SUM =
            "(select coalesce(sum(c.%s), 0) from user_import_chunks c where c.job_id = j.job_id)";

    static final Fields JOBS =
            Fields.from("user_import_jobs j")
                    .text("job_id", "j.job_id")
                    .notNull()
                    .text("state", "j.state")
                    .notNull()
                    .text("reason", "j.reason")
                    .optional()
                    .text("mode", "j.mode")
                    .notNull()
                    .flag("disable_missing", "j.disable_missing")
                    .text("format", "j.format")
                    .notNull()
                    .list("columns", "j.columns")
                    .integer("lines", SUM.formatted("lines"))
                    .integer("created", SUM.formatted("created"))
                    .integer("updated", SUM.formatted("updated"))
                    .integer("unchanged", SUM.formatted("unchanged"))
                    .integer("refused", SUM.formatted("refused"))
                    .integer("disabled", SUM.formatted("disabled"))
                    .text("created_by", "j.created_by")
                    .notNull()
                    .time("created_at", "j.created_at")
                    .notNull()
                    .time("started_at", "j.started_at")
                    .optional()
                    .time("finished_at", "j.finished_at")
                    .optional()
                    .text("domain_id", "j.domain_id")
                    .notNull()
                    .keyword("job_id", "created_by")
                    .minimal("job_id", "state", "created_at")
                    .order("-created_at")
                    .insertionOrder("j.job_id")
                    .build();

    static final Fields LINES =
            Fields.from(
                            "user_import_lines l join user_import_jobs j"
                                    + " on j.job_id = l.job_id and j.round = l.round")
                    .integer("chunk", "l.chunk")
                    .notNull()
                    .integer("line", "l.line")
                    .notNull()
                    .text("user_id", "l.user_id")
                    .optional()
                    .text("outcome", "l.outcome")
                    .notNull()
                    .list("changed", "l.changed")
                    .text("code", "l.code")
                    .optional()
                    .text("message", "l.message")
                    .optional()
                    .keyword("user_id")
                    .minimal("chunk", "line", "user_id", "outcome", "code")
                    .order("chunk", "line")
                    .insertionOrder("l.id")
                    .build();

    private JobFields() {}
}
