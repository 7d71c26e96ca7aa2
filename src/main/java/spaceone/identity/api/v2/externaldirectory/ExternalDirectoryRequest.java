package spaceone.identity.api.v2.externaldirectory;

import jakarta.validation.constraints.NotNull;

public record ExternalDirectoryRequest(@NotNull String directoryId, String domainId) {}
