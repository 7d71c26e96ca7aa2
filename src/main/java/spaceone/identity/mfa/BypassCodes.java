package spaceone.identity.mfa;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spaceone.identity.audit.Actor;
import spaceone.identity.audit.Audit;
import spaceone.identity.user.BypassCodeIssued;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;

/**
 * One-time codes for those who have lost every factor and every recovery code: given by somebody
 * who may do all that they may, read out to them, good for a while.
 */
@Stateless
public class BypassCodes {

    /** In seconds. */
    public static final int SHORTEST = 5 * 60;

    /** In seconds. */
    public static final int LONGEST = 24 * 60 * 60;

    private static final Duration USUAL = Duration.ofHours(1);

    /** A code as it is read out, once. */
    public record Given(String userId, String code, Instant expiresAt) {}

    @Inject Users users;
    @Inject RecoveryCodes recoveryCodes;
    @Inject Audit audit;
    @Inject Actor actor;
    @Inject Event<BypassCodeIssued> issued;
    @Inject Clock clock;

    /**
     * In place of an unused one.
     *
     * @param seconds how long it is good; null for as long as is usual
     */
    public Given issue(String domainId, String userId, @Nullable Integer seconds) {
        Duration life = seconds == null ? USUAL : Duration.ofSeconds(seconds);
        if (life.toSeconds() < SHORTEST || life.toSeconds() > LONGEST) {
            throw INVALID_PARAMETER.with(
                    "timeout", "from " + SHORTEST + " to " + LONGEST + " seconds");
        }
        User user = users.lockOver(domainId, userId);
        Given given = give(user, actor.id(), clock.instant().plus(life), false);
        audit.changed(
                "User.issue_bypass_code",
                domainId,
                "User",
                userId,
                Map.of("expires_at", given.expiresAt()));
        return given;
    }

    /** As an operator wants it at the start: nobody calls. Whoever does leaves the record. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Given giveAtStart(User user) {
        return give(user, actor.id(), clock.instant().plusSeconds(LONGEST), true);
    }

    private Given give(User user, String issuer, Instant end, boolean byOperator) {
        String code = recoveryCodes.give(user, issuer, end);
        issued.fire(BypassCodeIssued.of(user, end, byOperator, clock.instant()));
        return new Given(user.userId(), code, end);
    }
}
