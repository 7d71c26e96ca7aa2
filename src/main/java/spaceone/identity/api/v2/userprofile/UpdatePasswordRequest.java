package spaceone.identity.api.v2.userprofile;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.Most;
import spaceone.identity.password.PasswordPolicy;

/** Ours: {@code keep_session}. */
public record UpdatePasswordRequest(
        @NotNull @Most(value = PasswordPolicy.LONGEST, byRoom = true) String newPassword,
        @Nullable String currentPassword,
        @Nullable Boolean keepSession) {}
