package spaceone.identity.api.v2.userprofile;

import jakarta.validation.constraints.NotNull;

/** Ours: {@code keep_session}. */
public record UpdatePasswordRequest(
        @NotNull String newPassword, String currentPassword, Boolean keepSession) {}
