package spaceone.identity.api.v2.userimport;

import jakarta.validation.constraints.NotNull;

public record UserImportJobRequest(@NotNull String jobId, String domainId) {}
