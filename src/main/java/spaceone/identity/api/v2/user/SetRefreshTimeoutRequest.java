package spaceone.identity.api.v2.user;

import jakarta.validation.constraints.NotNull;

public record SetRefreshTimeoutRequest(
        @NotNull String userId, @NotNull Integer refreshTimeout, String domainId) {}
