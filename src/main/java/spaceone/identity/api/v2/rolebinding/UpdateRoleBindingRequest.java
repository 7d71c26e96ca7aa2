package spaceone.identity.api.v2.rolebinding;

import jakarta.validation.constraints.NotNull;

public record UpdateRoleBindingRequest(
        @NotNull String roleBindingId,
        @NotNull String roleId,
        String currentPassword,
        String domainId) {}
