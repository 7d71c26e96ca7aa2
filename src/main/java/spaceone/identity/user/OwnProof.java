package spaceone.identity.user;

import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.audit.Actor;
import spaceone.identity.password.PasswordError;
import spaceone.identity.session.SessionKind;
import spaceone.identity.session.Sessions;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;
import spaceone.identity.verification.Attempts;

/**
 * Whether the bearer of a token has just shown who they are: by the sign-in behind it, or by the
 * current password given since. What opens an account asks for it. Judges passwords, so it is never
 * called in a transaction.
 */
@ApplicationScoped
public class OwnProof {

    /** How long a sign-in, or the current password, counts as "just now". */
    private static final Duration FRESH = Duration.ofMinutes(5);

    /** When the second factor asks for proof (docs/contract/people.md). */
    enum FactorProof {
        NOTICE,
        STALE,
        ALWAYS
    }

    @Inject
    @Configured(Setting.PROFILE_MFA_PROOF)
    String factorProof;

    @Inject Users users;
    @Inject NewPasswords newPasswords;
    @Inject Attempts attempts;
    @Inject Sessions sessions;
    @Inject Actor actor;
    @Inject Clock clock;

    /** Whether there is proof, given now or a moment ago. A wrong password is refused. */
    boolean isGiven(OwnAccount.Self self, User user, @Nullable String currentPassword) {
        if (currentPassword == null) {
            return isFresh(self);
        }
        checkCurrent(user, currentPassword);
        sessions.proven(self.sessionId());
        return true;
    }

    /** A link is no proof of who follows it, beyond what it is for. */
    boolean isFresh(OwnAccount.Self self) {
        return self.kind() != SessionKind.LINK
                && !self.provenAt().plus(FRESH).isBefore(clock.instant());
    }

    /** For the second factor; a sign-in that stopped for want of one is proof enough. */
    public void demandForFactor(OwnAccount.Self self, User user, @Nullable String currentPassword) {
        boolean given = isGiven(self, user, currentPassword);
        boolean enough =
                self.kind() == SessionKind.ENROLMENT
                        || switch (FactorProof.valueOf(wanted())) {
                            case NOTICE -> true;
                            case STALE -> given;
                            case ALWAYS -> currentPassword != null;
                        };
        if (!enough) {
            throw REQUIRED_PARAMETER.with("current_password");
        }
    }

    /** For what is new since there is {@code current_password}: no client does without. */
    public void demand(OwnAccount.Self self, User user, @Nullable String currentPassword) {
        boolean given = isGiven(self, user, currentPassword);
        boolean enough =
                FactorProof.valueOf(wanted()) == FactorProof.ALWAYS
                        ? currentPassword != null
                        : given;
        if (!enough) {
            throw REQUIRED_PARAMETER.with("current_password");
        }
    }

    /**
     * For acts on others, and for ending what is one's own elsewhere. Apps and the service itself
     * have no sign-in that could be old.
     */
    public void demandRecent(OwnAccount.Self self, @Nullable String currentPassword) {
        if (!self.inSession()) {
            return;
        }
        boolean given =
                currentPassword == null
                        ? isFresh(self)
                        : isGiven(self, users.get(self.domainId(), self.userId()), currentPassword);
        if (!given) {
            throw REQUIRED_PARAMETER.with("current_password");
        }
    }

    private String wanted() {
        return factorProof.strip().toUpperCase(Locale.ROOT);
    }

    /** A wrong current password is a failed sign-in: it counts towards the same block. */
    void checkCurrent(User user, String currentPassword) {
        attempts.judge(
                Users.account(user.domainId(), user.userId()),
                actor.source(),
                left -> CommonError.TOO_MANY_REQUESTS.with().retryAfter(left),
                refusal ->
                        Attempts.Verdict.wrongIf(
                                refusal.error() == PasswordError.PASSWORD_NOT_MATCHED),
                () -> {
                    newPasswords.checkCurrent(user, currentPassword);
                    return user;
                });
    }
}
