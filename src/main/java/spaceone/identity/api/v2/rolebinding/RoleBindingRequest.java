package spaceone.identity.api.v2.rolebinding;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record RoleBindingRequest(
        @NotNull String roleBindingId,
        @Nullable String workspaceId,
        @Nullable String currentPassword,
        @Nullable String domainId) {}
