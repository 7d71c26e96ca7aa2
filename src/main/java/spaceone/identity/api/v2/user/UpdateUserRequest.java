package spaceone.identity.api.v2.user;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;
import spaceone.identity.password.PasswordPolicy;
import spaceone.identity.user.MfaState;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.Registration;
import spaceone.identity.user.UserChanges;
import spaceone.identity.user.UserUpdate;

public record UpdateUserRequest(
        @NotNull String userId,
        @Most(value = PasswordPolicy.LONGEST, byRoom = true) @Nullable String password,
        @Nullable String currentPassword,
        @Most(Registration.LONGEST_NAME) @Nullable String name,
        @Nullable String email,
        @Nullable String language,
        @Nullable String timezone,
        @TagList @Nullable JsonObject tags,
        @Nullable Boolean resetPassword,
        @Nullable MfaState enforceMfaState,
        @Nullable MfaType enforceMfaType,
        @Nullable String domainId) {

    UserUpdate toUpdate() {
        return new UserUpdate(
                toChanges(),
                password,
                Boolean.TRUE.equals(resetPassword),
                enforceMfaState,
                enforceMfaType);
    }

    UserChanges toChanges() {
        return new UserChanges(name, email, language, timezone, tags);
    }

    /** What only an administrator may ask for. */
    boolean isForAdministrators() {
        return Boolean.TRUE.equals(resetPassword)
                || enforceMfaState != null
                || enforceMfaType != null;
    }
}
