package spaceone.identity.userimport;

import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Fields;

/** What became of a line, or would become. */
public record ImportedLineInfo(
        int chunk,
        int line,
        @Nullable String userId,
        String outcome,
        List<String> changed,
        @Nullable String code,
        @Nullable String message) {

    static final Fields FIELDS =
            Fields.of(
                            ImportedLineInfo.class,
                            "l",
                            "user_import_lines l join user_import_jobs j"
                                    + " on j.job_id = l.job_id and j.round = l.round")
                    .text("user_id", "l.user_id")
                    .optional()
                    .text("code", "l.code")
                    .optional()
                    .text("message", "l.message")
                    .optional()
                    .keyword("user_id")
                    .minimal("chunk", "line", "user_id", "outcome", "code")
                    .order("chunk", "line")
                    .insertionOrder("l.id")
                    .build();
}
