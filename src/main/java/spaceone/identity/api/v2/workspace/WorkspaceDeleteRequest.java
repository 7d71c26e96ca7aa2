package spaceone.identity.api.v2.workspace;

import jakarta.validation.constraints.NotNull;
import spaceone.identity.api.openapi.Doc;

public record WorkspaceDeleteRequest(
        @NotNull String workspaceId,
        @Doc("Taken and ignored: what is in the workspace is deleted with it.") Boolean force,
        String domainId) {}
