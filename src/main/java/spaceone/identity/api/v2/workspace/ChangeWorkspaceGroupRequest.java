package spaceone.identity.api.v2.workspace;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

/** Without a group the workspace leaves the one it is in. */
public record ChangeWorkspaceGroupRequest(
        @NotNull String workspaceId,
        @Doc("The group to go into; without one the workspace leaves its group.")
                @Nullable String workspaceGroupId,
        @Nullable String domainId) {}
