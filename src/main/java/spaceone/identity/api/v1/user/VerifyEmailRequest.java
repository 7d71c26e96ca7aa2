package spaceone.identity.api.v1.user;

import jakarta.validation.constraints.NotNull;

/** Without {@code force} a code is mailed; only an administrator may do without. */
public record VerifyEmailRequest(
        @NotNull String userId,
        String email,
        Boolean force,
        String domainId,
        String currentPassword) {}
