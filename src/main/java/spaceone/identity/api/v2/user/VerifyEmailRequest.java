package spaceone.identity.api.v2.user;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

/**
 * Without {@code force} an administrator vouches for the address; {@code false} asks for a code.
 */
public record VerifyEmailRequest(
        @NotNull String userId,
        @Nullable String email,
        @Doc(
                        "False: mail a code. True, or nothing said by an administrator: "
                                + "take the address as verified.")
                @Nullable Boolean force,
        @Nullable String domainId,
        @Nullable String currentPassword) {}
