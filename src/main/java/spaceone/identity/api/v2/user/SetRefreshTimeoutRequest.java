package spaceone.identity.api.v2.user;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.Most;
import spaceone.identity.user.Users;

public record SetRefreshTimeoutRequest(
        @NotNull String userId,
        @NotNull @Most(value = Users.LONGEST_REFRESH, least = Users.SHORTEST_REFRESH)
                Integer refreshTimeout,
        @Nullable String currentPassword,
        @Nullable String domainId) {}
