package spaceone.identity.api.v2.app;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.ResourceGroup;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;
import spaceone.identity.app.NewApp;

public record CreateAppRequest(
        @NotNull @NotBlank @Most(40) String name,
        @NotNull String roleId,
        @NotNull ResourceGroup resourceGroup,
        @Nullable String workspaceId,
        @Nullable String projectId,
        @Nullable String projectGroupId,
        @Nullable String expiredAt,
        @TagList @Nullable JsonObject tags,
        @Nullable String currentPassword,
        @Nullable String domainId) {

    NewApp toNewApp(@Nullable String workspace) {
        return new NewApp(
                name.strip(),
                roleId,
                resourceGroup,
                workspace,
                projectId,
                projectGroupId,
                expiredAt,
                tags);
    }
}
