package spaceone.identity.api.v2.rolebinding;

import jakarta.validation.constraints.NotNull;

public record RoleBindingRequest(
        @NotNull String roleBindingId,
        String workspaceId,
        String currentPassword,
        String domainId) {}
