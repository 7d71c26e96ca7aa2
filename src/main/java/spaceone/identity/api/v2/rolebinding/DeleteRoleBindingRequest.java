package spaceone.identity.api.v2.rolebinding;

import jakarta.validation.constraints.NotNull;

public record DeleteRoleBindingRequest(
        @NotNull String roleBindingId,
        String workspaceId,
        String currentPassword,
        String domainId) {}
