package spaceone.identity.api.v2.user;

import jakarta.validation.constraints.NotNull;

/** Without {@code force} an administrator takes the factor away at once. */
public record DisableMFARequest(
        @NotNull String userId, Boolean force, String domainId, String currentPassword) {}
