package spaceone.identity.api.v2.usersession;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record UserSessionRequest(@NotNull String userId, @Nullable String domainId) {}
