package spaceone.identity.user;

import static spaceone.identity.CommonError.AUTHENTICATE_FAILURE;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import spaceone.identity.audit.Audit;
import spaceone.identity.session.Sessions;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.VerifyCodes;

/**
 * Writes what was changed of a user, by an administrator or by himself, and what follows from it:
 * sessions end with the password, and the user is told of what touches his safety.
 */
@Stateless
public class UserUpdates {

    @Inject Users users;
    @Inject Blocks blocks;
    @Inject Clock clock;
    @Inject Audit audit;
    @Inject Sessions sessions;
    @Inject VerifyCodes verifyCodes;
    @Inject TemporaryPasswords temporaryPasswords;
    @Inject Event<PasswordChanged> passwordChanged;
    @Inject Event<PasswordResetDemanded> resetDemanded;
    @Inject Event<EmailChanged> emailChanged;
    @Inject Event<MfaChanged> mfaChanged;
    @Inject Event<MfaDropped> mfaDropped;

    public User update(String domainId, String userId, UserUpdate update, NewSecret secret) {
        User user =
                update.opensTheAccount()
                        ? users.lockOver(domainId, userId)
                        : users.lock(domainId, userId);
        String oldVerified = user.verifiedAddress();
        user.change(update.changes());
        if (secret.hash() != null) {
            user.givePassword(secret.hash(), clock.instant());
            passwordSet(user, false, "");
        }
        if (update.resetPassword()) {
            reset(user, secret);
        }
        enforceMfa(user, update);
        changed(user, oldVerified);
        return user;
    }

    public User updateOwn(OwnAccount.Self self, UserUpdate update, String hash) {
        User user = users.lock(self.domainId(), self.userId());
        String oldVerified = user.verifiedAddress();
        user.change(update.changes());
        if (hash != null) {
            if (self.byLink()) {
                redeem(user, self.sessionId());
            }
            user.choosePassword(hash, clock.instant());
            passwordSet(user, true, self.byLink() || self.restricted() ? "" : self.sessionId());
        }
        changed(user, oldVerified);
        return user;
    }

    /** Whoever was locked out by failed attempts may try again at once. */
    public User unlock(String domainId, String userId) {
        User user = users.lockOver(domainId, userId);
        blocks.lift(user);
        audit.changed("User.unlock", domainId, "User", userId, Map.of("state", user.state()));
        return user;
    }

    /** The link is used up; it came to the mailbox it was sent to. */
    private void redeem(User user, String sessionId) {
        String mailedTo =
                sessions.redeem(sessionId)
                        .orElseThrow(() -> AUTHENTICATE_FAILURE.with("the link was used already."));
        user.mailbox().proven(mailedTo);
    }

    private void reset(User user, NewSecret secret) {
        user.forgetPassword();
        sessions.revokeAll(user.key());
        blocks.lift(user);
        Optional<TemporaryPasswords.Made> temporary = Optional.ofNullable(secret.temporary());
        if (temporary.isPresent()) {
            temporaryPasswords.give(user, temporary.get(), false);
        } else {
            resetDemanded.fire(
                    new PasswordResetDemanded(user.domainId(), user.key(), user.userId()));
        }
    }

    /** A new password ends the user's sessions, all but the one he is keeping. */
    private void passwordSet(User user, boolean byHimself, String keptSessionId) {
        sessions.revokeAllBut(user.key(), keptSessionId);
        blocks.lift(user);
        passwordChanged.fire(PasswordChanged.of(user, byHimself));
    }

    private void enforceMfa(User user, UserUpdate update) {
        boolean was = user.mfa().isOn();
        if (update.enforceMfaState() == MfaState.ENABLED) {
            user.enforceMfa(update.enforceMfaType());
        } else if (update.enforceMfaState() == MfaState.DISABLED) {
            user.relaxMfa();
        }
        if (was && !user.mfa().isOn()) {
            verifyCodes.withdraw(user.key(), CodePurpose.MFA_LOGIN, CodePurpose.MFA_DISABLE);
            mfaDropped.fire(new MfaDropped(user.key()));
            mfaChanged.fire(MfaChanged.of(user, false));
        }
    }

    private void changed(User user, String oldVerified) {
        EmailChanged.from(user, oldVerified).ifPresent(emailChanged::fire);
        audit.changed(
                "User.update", user.domainId(), "User", user.userId(), Map.of("name", user.name()));
    }
}
