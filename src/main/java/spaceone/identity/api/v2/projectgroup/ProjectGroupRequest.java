package spaceone.identity.api.v2.projectgroup;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record ProjectGroupRequest(
        @NotNull String projectGroupId, @Nullable String workspaceId, @Nullable String domainId) {}
