package spaceone.identity.api.v2.userimport;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.userimport.ImportFormat;
import spaceone.identity.userimport.ImportMode;

public record UserImportJobInfo(
        String jobId,
        @Doc(
                        value =
                                "OPEN takes chunks. REHEARSING and RUNNING: at work. REHEARSED can be started,"
                                        + " or take chunks again. FINISHED, CANCELED, FAILED: over.",
                        example = "\"FINISHED\"")
                String state,
        @Doc(
                        value = "Why it ended, or what was left undone. Absent: nothing to say.",
                        example = "\"It was not started within a day.\"")
                String reason,
        @Doc("What is done with who is here, and with who is not.") ImportMode mode,
        @Doc(value = "Whether those whom no line names are disabled.", example = "false")
                boolean disableMissing,
        @Doc(value = "How chunks are written.", example = "\"JSON_LINES\"") ImportFormat format,
        @Doc(value = "What the columns of CSV are, where it was said.", example = "[]")
                List<String> columns,
        @Doc(value = "How many lines there are, of people to be disabled too.", example = "1")
                int lines,
        @Doc(value = "Of the last start: how many are new.", example = "1") int created,
        @Doc(value = "How many were changed.", example = "0") int updated,
        @Doc(value = "How many were here as told.", example = "0") int unchanged,
        @Doc(value = "How many were not taken.", example = "0") int refused,
        @Doc(value = "How many were in no line, and are disabled.", example = "0") int disabled,
        String createdBy,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt,
        String domainId) {

    /** {@code row}: as a list has it. */
    static UserImportJobInfo of(JsonObject row) {
        return new UserImportJobInfo(
                row.getString("job_id"),
                row.getString("state"),
                row.getString("reason", null),
                ImportMode.valueOf(row.getString("mode")),
                row.getBoolean("disable_missing"),
                ImportFormat.valueOf(row.getString("format")),
                row.getJsonArray("columns").getValuesAs(JsonString::getString),
                row.getInt("lines"),
                row.getInt("created"),
                row.getInt("updated"),
                row.getInt("unchanged"),
                row.getInt("refused"),
                row.getInt("disabled"),
                row.getString("created_by"),
                time(row, "created_at"),
                time(row, "started_at"),
                time(row, "finished_at"),
                row.getString("domain_id"));
    }

    private static Instant time(JsonObject row, String member) {
        String text = row.getString(member, null);
        return text == null ? null : Instant.parse(text);
    }
}
