package spaceone.identity.api.v2.app;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record AppRequest(
        @NotNull String appId, @Nullable String workspaceId, @Nullable String domainId) {}
