package spaceone.identity.api.v2.workspace;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

public record WorkspaceDeleteRequest(
        @NotNull String workspaceId,
        @Doc("Taken and ignored: what is in the workspace is deleted with it.")
                @Nullable Boolean force,
        @Nullable String domainId) {}
