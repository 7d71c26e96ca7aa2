package spaceone.identity.api.v1.user;

import jakarta.validation.constraints.NotNull;

/** Without {@code force} a code is asked for; only an administrator may do without. */
public record DisableMFARequest(
        @NotNull String userId, Boolean force, String domainId, String currentPassword) {}
