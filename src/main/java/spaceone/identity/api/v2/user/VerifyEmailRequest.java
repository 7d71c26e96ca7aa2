package spaceone.identity.api.v2.user;

import jakarta.validation.constraints.NotNull;

/**
 * Without {@code force} an administrator vouches for the address; {@code false} asks for a code.
 */
public record VerifyEmailRequest(
        @NotNull String userId,
        String email,
        Boolean force,
        String domainId,
        String currentPassword) {}
