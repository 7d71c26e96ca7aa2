package spaceone.identity.verification;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;

/**
 * Judges what somebody shows for an account, and counts it when it is wrong: not when it was right,
 * not when nobody could tell, whatever stood in the way. Where as many are being judged as may
 * fail, the next waits until one of them has ended.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Attempts {

    private static final Logger LOG = System.getLogger(Attempts.class.getName());
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(40);
    private static final Duration COME_AGAIN = Duration.ofSeconds(2);

    /** What a refusal says of what was shown. */
    public enum Verdict {
        /** It is wrong: a guess, counted for the account and for where it came from. */
        WRONG,
        /** It may be right, and opens nothing: no guess, but whoever goes on asking is stopped. */
        REFUSED,
        /** Nobody could tell, or it is not complete. */
        NONE;

        public static Verdict wrongIf(boolean wrong) {
            return wrong ? WRONG : NONE;
        }
    }

    @Inject FailedAttempts failedAttempts;

    /**
     * What {@code work} returns.
     *
     * @param blocked what is thrown while the account or the source is blocked, for how long
     * @param verdict what a refusal of the work says of what was shown
     */
    public <T> T judge(
            String account,
            String source,
            Function<Duration, IdentityException> blocked,
            Function<IdentityException, Verdict> verdict,
            Supplier<T> work) {
        FailedAttempts.Attempt attempt = enter(account, source, blocked);
        boolean counted = false;
        try {
            T result = work.get();
            failedAttempts.right(attempt);
            counted = true;
            return result;
        } catch (IdentityException refusal) {
            switch (verdict.apply(refusal)) {
                case WRONG -> {
                    failedAttempts.wrong(attempt);
                    counted = true;
                }
                case REFUSED -> {
                    failedAttempts.refused(attempt);
                    counted = true;
                }
                case NONE -> counted = false;
            }
            throw refusal;
        } finally {
            if (!counted) {
                drop(attempt);
            }
        }
    }

    private FailedAttempts.Attempt enter(
            String account, String source, Function<Duration, IdentityException> blocked) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        do {
            FailedAttempts.Admission admission = failedAttempts.begin(account, source);
            Optional<FailedAttempts.Attempt> attempt = admission.attempt();
            if (attempt.isPresent()) {
                return attempt.get();
            }
            if (admission.blocked().isPresent()) {
                throw blocked.apply(admission.blocked().get());
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        } while (System.nanoTime() < end && !Thread.currentThread().isInterrupted());
        throw CommonError.TOO_MANY_REQUESTS.with().retryAfter(COME_AGAIN);
    }

    /** What went wrong before says more than this can: a forgotten attempt ends by itself. */
    private void drop(FailedAttempts.Attempt attempt) {
        try {
            failedAttempts.drop(attempt);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "An attempt is taken for under way a little longer", e);
        }
    }
}
