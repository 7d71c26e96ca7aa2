package spaceone.identity.token;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import spaceone.identity.Network;
import spaceone.identity.user.Blocks;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.verification.FailedAttempts;
import spaceone.identity.verification.Quotas;

/**
 * Wrong codes behind a right password. Whoever sends them knows the password, and a code is short:
 * after ten in a day the user is told, and only one more is looked at in a quarter of an hour. A
 * place the user came from before has a quarter of its own.
 */
@Stateless
public class FactorGuesses {

    private static final int MOST = 9;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofMinutes(15);

    @Inject Quotas quotas;
    @Inject FailedAttempts failedAttempts;
    @Inject Clock clock;
    @Inject Event<SecondFactorGuessed> guessed;

    /** How long no code is looked at; empty when this one may be. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Optional<Duration> pace(User user, String source) {
        if (!quotas.isSpent(Blocks.wrongFactors(user), MOST, DAY)) {
            return Optional.empty();
        }
        String account = Users.account(user.domainId(), user.userId());
        String from = failedAttempts.isKnown(account, source) ? " from " + Network.of(source) : "";
        String turn = "factor of " + account + from;
        return quotas.take(turn, 1, PAUSE)
                ? Optional.empty()
                : Optional.of(quotas.untilFree(turn, PAUSE));
    }

    /** In a transaction of its own: the refusal that follows must not undo the mail. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void wrong(User user) {
        boolean few = quotas.take(Blocks.wrongFactors(user), MOST, DAY);
        if (few || !quotas.take("told of " + Blocks.wrongFactors(user), 1, DAY)) {
            return;
        }
        guessed.fire(
                new SecondFactorGuessed(
                        user.domainId(), user.userId(), user.language(), address(user)));
    }

    /** The one that opens the account first; where codes go is proven, too. */
    private String address(User user) {
        String recovery = user.recoveryAddress(clock.instant());
        if (!recovery.isEmpty()) {
            return recovery;
        }
        if (user.emailVerified()) {
            return user.email();
        }
        String codesGoTo = user.mfa().email();
        return user.mfa().type() == MfaType.EMAIL && codesGoTo != null ? codesGoTo : "";
    }
}
