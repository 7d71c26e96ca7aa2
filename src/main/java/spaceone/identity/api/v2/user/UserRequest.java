package spaceone.identity.api.v2.user;

import jakarta.validation.constraints.NotNull;

public record UserRequest(@NotNull String userId, String currentPassword, String domainId) {}
