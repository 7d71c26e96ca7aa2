package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import spaceone.identity.verification.FailedAttempts;
import spaceone.identity.verification.Quotas;

/** What keeps a user out because somebody has guessed, and what lifts it. */
@Stateless
public class Blocks {

    @Inject FailedAttempts failedAttempts;
    @Inject Quotas quotas;

    /** What is decided about a password makes what was guessed before count for nothing. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void lift(User user) {
        failedAttempts.forget(account(user));
        quotas.forget(wrongFactors(user));
    }

    /** The user is gone, and where they came from. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void forget(User user) {
        failedAttempts.forgetAll(account(user));
        quotas.forget(wrongFactors(user));
    }

    /** Until when sign-in is refused to whoever tried too often, from somewhere or anywhere. */
    public Optional<Instant> until(User user) {
        return failedAttempts.blockedUntil(account(user));
    }

    /** Under this name wrong second factors behind a right password are counted. */
    public static String wrongFactors(User user) {
        return "wrong factors of " + account(user);
    }

    private static String account(User user) {
        return Users.account(user.domainId(), user.userId());
    }
}
