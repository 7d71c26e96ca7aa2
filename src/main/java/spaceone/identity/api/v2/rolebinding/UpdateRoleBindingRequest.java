package spaceone.identity.api.v2.rolebinding;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record UpdateRoleBindingRequest(
        @NotNull String roleBindingId,
        @NotNull String roleId,
        @Nullable String currentPassword,
        @Nullable String domainId) {}
