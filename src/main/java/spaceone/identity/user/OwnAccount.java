package spaceone.identity.user;

import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import spaceone.identity.CommonError;
import spaceone.identity.audit.Actor;
import spaceone.identity.password.PasswordError;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;
import spaceone.identity.verification.Attempts;

/** What a user changes of himself: judged and hashed first, then written in one transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OwnAccount {

    /** How fresh a sign-in must be to change the password without giving the current one. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    /** When the current password has to be given (reference README, decision 6). */
    public enum Proof {
        NEVER,
        STALE,
        ALWAYS
    }

    /** Who acts: the user of a verified token, its session, and whether that is a mailed link. */
    public record Self(
            String domainId,
            String userId,
            String sessionId,
            Instant signedInAt,
            boolean byLink,
            boolean restricted) {}

    @Inject
    @Configured(Setting.PROFILE_PASSWORD_PROOF)
    String proof;

    @Inject Users users;
    @Inject UserUpdates updates;
    @Inject NewPasswords newPasswords;
    @Inject Attempts attempts;
    @Inject Actor actor;
    @Inject Clock clock;

    public User update(Self self, UserChanges changes, String password, String currentPassword) {
        User user = users.get(self.domainId(), self.userId());
        UserUpdate update = UserUpdate.own(changes, password);
        update.check(user);
        String hash = null;
        if (password != null) {
            user.demandLocal();
            if (currentPassword == null && needsProof(self, user)) {
                throw REQUIRED_PARAMETER.with("current_password");
            }
            newPasswords.checkFormat(user, password);
            if (currentPassword != null) {
                checkCurrent(user, currentPassword);
            }
            hash = newPasswords.hash(user, password);
        }
        return updates.updateOwn(self, update, hash);
    }

    public User updatePassword(Self self, String newPassword, String currentPassword) {
        User user = users.get(self.domainId(), self.userId());
        user.demandLocal();
        boolean mustProve = !self.byLink() && !user.must(RequiredAction.UPDATE_PASSWORD);
        if (mustProve && currentPassword == null) {
            throw REQUIRED_PARAMETER.with("current_password");
        }
        newPasswords.checkFormat(user, newPassword);
        if (mustProve) {
            checkCurrent(user, currentPassword);
        }
        String hash = newPasswords.hash(user, newPassword);
        return updates.updateOwn(self, UserUpdate.own(UserChanges.NONE, newPassword), hash);
    }

    private boolean needsProof(Self self, User user) {
        if (self.byLink() || user.must(RequiredAction.UPDATE_PASSWORD)) {
            return false;
        }
        return switch (Proof.valueOf(proof.strip().toUpperCase(Locale.ROOT))) {
            case NEVER -> false;
            case ALWAYS -> true;
            case STALE -> self.signedInAt().plus(FRESH).isBefore(clock.instant());
        };
    }

    /** A wrong current password is a failed sign-in: it counts towards the same block. */
    private void checkCurrent(User user, String currentPassword) {
        attempts.judge(
                Users.account(user.domainId(), user.userId()),
                actor.source(),
                left -> CommonError.TOO_MANY_REQUESTS.with().retryAfter(left),
                refusal -> refusal.error() == PasswordError.PASSWORD_NOT_MATCHED,
                () -> {
                    newPasswords.checkCurrent(user, currentPassword);
                    return user;
                });
    }
}
