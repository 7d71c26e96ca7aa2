package spaceone.identity.api.v2.user;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import spaceone.identity.api.wire.TagList;
import spaceone.identity.user.MfaState;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.UserChanges;
import spaceone.identity.user.UserUpdate;

public record UpdateUserRequest(
        @NotNull String userId,
        String password,
        String currentPassword,
        String name,
        String email,
        String language,
        String timezone,
        @TagList JsonObject tags,
        Boolean resetPassword,
        MfaState enforceMfaState,
        MfaType enforceMfaType,
        String domainId) {

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
