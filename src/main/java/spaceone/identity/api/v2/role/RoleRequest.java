package spaceone.identity.api.v2.role;

import jakarta.validation.constraints.NotNull;

public record RoleRequest(@NotNull String roleId, String domainId) {}
