package spaceone.identity.api.v2.project;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

/** Without a group the project leaves the one it is in. */
public record ChangeProjectGroupRequest(
        @NotNull String projectId,
        @Doc("The group to go into; without one the project leaves its group.")
                @Nullable String projectGroupId,
        @Nullable String workspaceId,
        @Nullable String domainId) {}
