package spaceone.identity.user;

import static spaceone.identity.CommonError.AUTHENTICATE_FAILURE;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
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
    @Inject AddressChanges addressChanges;
    @Inject Event<PasswordChanged> passwordChanged;
    @Inject Event<PasswordResetDemanded> resetDemanded;
    @Inject Event<MfaChanged> mfaChanged;
    @Inject Event<FactorChanged> factorChanged;
    @Inject Event<MfaDropped> mfaDropped;

    /** {@code judged}: the user as they were when it was judged that this may be done. */
    public User update(User judged, UserUpdate update, NewSecret secret, Backing backing) {
        User user =
                update.opensTheAccount()
                        ? users.lockOver(judged.domainId(), judged.userId())
                        : users.lock(judged.domainId(), judged.userId());
        demandSame(user, judged);
        update.check(user, clock.instant());
        user.change(update.changes());
        addressChanges.move(user, update.changes().email(), backing);
        if (secret.hash() != null) {
            user.givePassword(secret.hash(), clock.instant());
            passwordSet(user, false, "");
        }
        if (update.resetPassword()) {
            reset(user, secret);
        }
        enforceMfa(user, update);
        changed(user);
        return user;
    }

    public User updateOwn(
            OwnAccount.Self self,
            User judged,
            UserUpdate update,
            @Nullable String hash,
            Backing backing) {
        User user = users.lock(self.domainId(), self.userId());
        demandSame(user, judged);
        demandStanding(user, self);
        user.change(update.changes());
        addressChanges.move(user, update.changes().email(), backing);
        if (hash != null) {
            demandSamePasswords(user, judged);
            if (self.byLink()) {
                redeem(user, self.sessionId());
            }
            user.choosePassword(hash, clock.instant());
            passwordSet(user, true, self.endsWithPassword() ? "" : self.sessionId());
        }
        changed(user);
        return user;
    }

    /** Whoever was locked out by failed attempts may try again at once. */
    public User unlock(String domainId, String userId) {
        User user = users.lockOver(domainId, userId);
        blocks.lift(user);
        audit.changed("User.unlock", domainId, "User", userId, Map.of("state", user.state()));
        return user;
    }

    /** A later user of the same name is somebody else. */
    private static void demandSame(User user, User judged) {
        if (user.key() != judged.key()) {
            throw CommonError.CONFLICT.with();
        }
    }

    /**
     * Whoever ended the session meanwhile, or took the user out of service, has the last word. A
     * system token has no session that could end.
     */
    private void demandStanding(User user, OwnAccount.Self self) {
        boolean ended = self.inSession() && !sessions.stands(self.sessionId(), user.key());
        if (user.isDisabled() || ended) {
            throw AUTHENTICATE_FAILURE.with("the session has ended.");
        }
    }

    /** The proof was judged against passwords that somebody has replaced meanwhile. */
    private static void demandSamePasswords(User user, User judged) {
        if (!user.passwords().areThoseOf(judged.passwords())) {
            throw AUTHENTICATE_FAILURE.with("the password was changed meanwhile.");
        }
    }

    /** The link is used up; it came to the mailbox it was sent to, which must be theirs still. */
    private void redeem(User user, String sessionId) {
        String mailedTo =
                sessions.redeem(sessionId)
                        .orElseThrow(() -> AUTHENTICATE_FAILURE.with("the link was used already."));
        if (!mailedTo.isEmpty() && !user.mailbox().reaches(mailedTo, clock.instant())) {
            throw AUTHENTICATE_FAILURE.with("the link was mailed to an address that was given up.");
        }
        user.mailbox().followed(mailedTo, clock.instant());
        verifyCodes.withdraw(user.key(), CodePurpose.EMAIL_VERIFY);
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
        passwordChanged.fire(PasswordChanged.of(user, byHimself, clock.instant()));
    }

    private void enforceMfa(User user, UserUpdate update) {
        Mfa before = user.mfa();
        boolean hadTwo = user.spareFactor().isPresent();
        if (update.enforceMfaType() != null) {
            user.enforceMfa(update.enforceMfaType());
        } else if (update.enforceMfaState() == MfaState.DISABLED) {
            user.relaxMfa();
        }
        boolean off = before.isOn() && !user.mfa().isOn();
        if (off || hadTwo && user.spareFactor().isEmpty()) {
            verifyCodes.withdraw(user.key(), CodePurpose.ofFactorsInUse());
            mfaDropped.fire(MfaDropped.of(user));
        }
        if (off) {
            mfaChanged.fire(MfaChanged.of(user, before, false, clock.instant()));
        } else if (hadTwo && user.spareFactor().isEmpty()) {
            factorChanged.fire(
                    FactorChanged.of(
                            user, FactorChanged.Change.REMOVED, before, false, clock.instant()));
        }
    }

    private void changed(User user) {
        audit.changed(
                "User.update", user.domainId(), "User", user.userId(), Map.of("name", user.name()));
    }
}
