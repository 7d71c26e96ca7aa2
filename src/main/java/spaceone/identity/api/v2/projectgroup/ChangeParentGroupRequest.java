package spaceone.identity.api.v2.projectgroup;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

/** Without a parent the group goes to the top. */
public record ChangeParentGroupRequest(
        @NotNull String projectGroupId,
        @Doc("The group to stand below; without one it goes to the top.")
                @Nullable String parentGroupId,
        @Nullable String workspaceId,
        @Nullable String domainId) {}
