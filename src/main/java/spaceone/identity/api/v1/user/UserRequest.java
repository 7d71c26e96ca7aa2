package spaceone.identity.api.v1.user;

import jakarta.validation.constraints.NotNull;

public record UserRequest(@NotNull String userId, String domainId) {}
