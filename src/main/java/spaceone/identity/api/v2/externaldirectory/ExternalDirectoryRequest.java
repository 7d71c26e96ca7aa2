package spaceone.identity.api.v2.externaldirectory;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record ExternalDirectoryRequest(@NotNull String directoryId, @Nullable String domainId) {}
