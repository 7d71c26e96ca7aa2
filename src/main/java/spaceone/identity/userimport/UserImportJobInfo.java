package spaceone.identity.userimport;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Fields;

/** An import job, with the sums of what became of its lines. */
public record UserImportJobInfo(
        String jobId,
        String state,
        @Nullable String reason,
        ImportMode mode,
        boolean disableMissing,
        ImportFormat format,
        List<String> columns,
        int lines,
        int created,
        int updated,
        int unchanged,
        int refused,
        int disabled,
        String createdBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        String domainId) {

    private static final String SUM =
            "(select coalesce(sum(c.%s), 0) from user_import_chunks c where c.job_id = j.job_id)";

    static final Fields FIELDS =
            Fields.of(UserImportJobInfo.class, "j", "user_import_jobs j")
                    .text("reason", "j.reason")
                    .optional()
                    .integer("lines", SUM.formatted("lines"))
                    .integer("created", SUM.formatted("created"))
                    .integer("updated", SUM.formatted("updated"))
                    .integer("unchanged", SUM.formatted("unchanged"))
                    .integer("refused", SUM.formatted("refused"))
                    .integer("disabled", SUM.formatted("disabled"))
                    .time("started_at", "j.started_at")
                    .optional()
                    .time("finished_at", "j.finished_at")
                    .optional()
                    .keyword("job_id", "created_by")
                    .minimal("job_id", "state", "created_at")
                    .order("-created_at")
                    .insertionOrder("j.job_id")
                    .build();
}
