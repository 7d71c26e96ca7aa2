package spaceone.identity.api.v2.user;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

/** Without {@code force} an administrator takes the factor away at once. */
public record DisableMFARequest(
        @NotNull String userId,
        @Doc(
                        "False: ask for a code. True, or nothing said by an administrator: "
                                + "remove it at once.")
                @Nullable Boolean force,
        @Nullable String domainId,
        @Nullable String currentPassword) {}
