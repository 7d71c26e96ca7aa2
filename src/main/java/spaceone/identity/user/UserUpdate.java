package spaceone.identity.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spaceone.identity.password.PasswordError;

/** What an administrator asks to be changed, in one step. Null leaves things as they are. */
public record UserUpdate(
        UserChanges changes,
        @Nullable String password,
        boolean resetPassword,
        @Nullable MfaState enforceMfaState,
        @Nullable MfaType enforceMfaType) {

    /** What a user may change of himself. */
    public static UserUpdate own(UserChanges changes, @Nullable String password) {
        return new UserUpdate(changes, password, false, null, null);
    }

    /** Whoever changes this of somebody could sign in as them, or keep them from it. */
    boolean opensTheAccount() {
        return password != null
                || resetPassword
                || changes.email() != null
                || enforceMfaState != null;
    }

    /** What can be judged before anything is locked. */
    void check(User user, Instant now) {
        Registration.checkTexts(
                changes.name(), changes.email(), changes.language(), changes.timezone());
        Registration.checkEnforcement(user.authType(), enforceMfaState, enforceMfaType);
        if (password != null || resetPassword) {
            user.demandLocal();
        }
        if (resetPassword) {
            checkReset(user, now);
        }
    }

    /** The link goes to the address that was proven last, and that must stay. */
    private void checkReset(User user, Instant now) {
        if (user.email().isEmpty()) {
            throw PasswordError.UNABLE_TO_RESET_PASSWORD_WITHOUT_EMAIL.with(user.userId());
        }
        boolean moves = changes.email() != null && !changes.email().equalsIgnoreCase(user.email());
        if (moves || user.recoveryAddress(now).isEmpty()) {
            throw UserError.VERIFICATION_UNAVAILABLE.with(user.userId());
        }
    }
}
