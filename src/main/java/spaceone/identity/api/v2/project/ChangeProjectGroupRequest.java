package spaceone.identity.api.v2.project;

import jakarta.validation.constraints.NotNull;
import spaceone.identity.api.openapi.Doc;

/** Without a group the project leaves the one it is in. */
public record ChangeProjectGroupRequest(
        @NotNull String projectId,
        @Doc("The group to go into; without one the project leaves its group.")
                String projectGroupId,
        String workspaceId,
        String domainId) {}
