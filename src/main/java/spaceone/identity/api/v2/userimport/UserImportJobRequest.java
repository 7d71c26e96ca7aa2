package spaceone.identity.api.v2.userimport;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record UserImportJobRequest(@NotNull String jobId, @Nullable String domainId) {}
