package spaceone.identity.user;

import static spaceone.identity.CommonError.PERMISSION_DENIED;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import spaceone.identity.session.SessionKind;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/** What a user changes of himself: judged and hashed first, then written in one transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OwnAccount {

    /** When the current password has to be given (docs/contract/people.md). */
    public enum Proof {
        NEVER,
        STALE,
        ALWAYS
    }

    /**
     * Who acts: the user of a verified token, its session and what that came from, and when they
     * last showed who they are. {@code restricted}: something is to be done before anything else.
     */
    public record Self(
            String domainId,
            String userId,
            String sessionId,
            Instant provenAt,
            @Nullable SessionKind kind,
            boolean restricted) {

        public boolean byLink() {
            return kind == SessionKind.LINK;
        }

        /** Whether it was good for choosing a password, and ends with that. */
        boolean endsWithPassword() {
            return byLink() || restricted;
        }

        /** As one who goes on in the session in which a new password was demanded. */
        private Self staying() {
            return new Self(domainId, userId, sessionId, provenAt, kind, false);
        }

        boolean inSession() {
            return kind != null;
        }
    }

    @Inject
    @Configured(Setting.PROFILE_PASSWORD_PROOF)
    String proof;

    @Inject Users users;
    @Inject UserUpdates updates;
    @Inject NewPasswords newPasswords;
    @Inject OwnProof ownProof;
    @Inject Clock clock;

    public User update(
            Self self,
            UserChanges changes,
            @Nullable String password,
            @Nullable String currentPassword) {
        if (self.restricted() && !changes.onlyName()) {
            throw PERMISSION_DENIED.with();
        }
        User user = users.get(self.domainId(), self.userId());
        UserUpdate update = UserUpdate.own(changes, password);
        boolean proven = prove(self, user, update, currentPassword);
        String hash = password == null ? null : newPasswords.hash(user, password);
        return updates.updateOwn(self, user, update, hash, Backing.of(proven));
    }

    /** Whether there is proof of who asks for this about himself; refused where there must be. */
    public boolean prove(
            Self self, User user, UserUpdate update, @Nullable String currentPassword) {
        update.check(user, clock.instant());
        boolean touchesSafety = update.password() != null || update.changes().email() != null;
        if (update.password() != null) {
            if (currentPassword == null && needsProof(self, user)) {
                throw REQUIRED_PARAMETER.with("current_password");
            }
            newPasswords.checkFormat(user, update.password());
        }
        return touchesSafety && ownProof.isGiven(self, user, currentPassword);
    }

    /** {@code stays}: the session in which a new password was demanded goes on; a link's never. */
    public User updatePassword(
            Self self, String newPassword, @Nullable String currentPassword, boolean stays) {
        User user = users.get(self.domainId(), self.userId());
        user.demandLocal();
        boolean mustProve = !self.byLink() && !user.must(RequiredAction.UPDATE_PASSWORD);
        String proof = mustProve ? given(currentPassword) : null;
        newPasswords.checkFormat(user, newPassword);
        if (proof != null) {
            ownProof.checkCurrent(user, proof);
        }
        String hash = newPasswords.hash(user, newPassword);
        UserUpdate update = UserUpdate.own(UserChanges.NONE, newPassword);
        return updates.updateOwn(
                stays ? self.staying() : self, user, update, hash, Backing.UNPROVEN);
    }

    private static String given(@Nullable String currentPassword) {
        if (currentPassword == null) {
            throw REQUIRED_PARAMETER.with("current_password");
        }
        return currentPassword;
    }

    private boolean needsProof(Self self, User user) {
        if (self.byLink() || user.must(RequiredAction.UPDATE_PASSWORD)) {
            return false;
        }
        return switch (Proof.valueOf(proof.strip().toUpperCase(Locale.ROOT))) {
            case NEVER -> false;
            case ALWAYS -> true;
            case STALE -> !ownProof.isFresh(self);
        };
    }
}
