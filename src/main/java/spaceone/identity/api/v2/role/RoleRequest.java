package spaceone.identity.api.v2.role;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record RoleRequest(@NotNull String roleId, @Nullable String domainId) {}
