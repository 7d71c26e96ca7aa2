package spaceone.identity.api.v2.usersession;

import jakarta.validation.constraints.NotNull;

public record UserSessionRequest(@NotNull String userId, String domainId) {}
