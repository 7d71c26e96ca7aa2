package spaceone.identity.api.v2.userimport;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Most;
import spaceone.identity.userimport.ImportFormat;
import spaceone.identity.userimport.ImportJob;
import spaceone.identity.userimport.ImportJobs;
import spaceone.identity.userimport.ImportMode;

public record CreateUserImportJobRequest(
        @Doc("CREATE, if nothing is said.") @Nullable ImportMode mode,
        @Doc(
                        value =
                                "True: when all lines are done, whoever is named in none is disabled, but"
                                        + " not whoever made the job.",
                        example = "false")
                @Nullable Boolean disableMissing,
        @Doc(value = "JSON_LINES, if nothing is said.", example = "\"JSON_LINES\"")
                @Nullable ImportFormat format,
        @Doc(
                        value =
                                "Of CSV: what the columns are, `-` for one to pass over; chunks then have"
                                        + " no header. Absent: the first row of each chunk says it.",
                        example = "[\"user_id\", \"name\", \"-\", \"tags.team\"]")
                @Most(ImportJobs.MOST_COLUMNS)
                @Nullable List<String> columns,
        @Nullable String domainId) {

    private static final String PASSED_OVER = "-";

    ImportJob.Plan toPlan() {
        ImportFormat told = Optional.ofNullable(format).orElse(ImportFormat.JSON_LINES);
        if (columns != null && told != ImportFormat.CSV) {
            throw INVALID_PARAMETER.with("columns", "are for CSV");
        }
        return new ImportJob.Plan(
                Optional.ofNullable(mode).orElse(ImportMode.CREATE),
                Boolean.TRUE.equals(disableMissing),
                told,
                columns == null
                        ? List.of()
                        : columns.stream()
                                .map(name -> name.strip().equals(PASSED_OVER) ? "" : name.strip())
                                .toList());
    }
}
