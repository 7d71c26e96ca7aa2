package spaceone.identity.api.v2.userimport;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

public record StartUserImportJobRequest(
        @NotNull String jobId,
        @Doc(
                        value =
                                "True: say what would become of each line, and leave everything as it is.",
                        example = "true")
                @Nullable Boolean dryRun,
        @Nullable String domainId) {}
