package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import spaceone.identity.CommonError;
import spaceone.identity.Network;
import spaceone.identity.password.PasswordError;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.tenancy.TenancyError;
import spaceone.identity.verification.Quotas;

/**
 * A forgotten password (docs/contract/people.md). Anybody may ask for anybody, so asking changes
 * nothing for the user but his mail, and whoever asks learns nothing: the work is done after the
 * answer.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasswordReset {

    private static final int MOST_PER_SOURCE = 20;
    private static final Duration SOURCE_WINDOW = Duration.ofHours(1);
    private static final int MOST_PER_USER = 3;
    private static final Duration USER_WINDOW = Duration.ofMinutes(15);

    @Inject
    @Configured(Setting.LIMIT_RESETS)
    int mostPerSource = MOST_PER_SOURCE;

    @Inject Domains domains;
    @Inject Users users;
    @Inject Quotas quotas;
    @Inject ResetMode mode;
    @Inject TemporaryPasswords temporaryPasswords;
    @Inject ResetDelivery delivery;
    @Inject Clock clock;

    /** Refuses by name where there is nothing to reset. */
    public void ask(String domainId, String userId, String source) {
        ask(domainId, userId, source, Optional.empty());
    }

    /** Looks after a request that was answered before. */
    public void ask(ResetRequests.Asked asked) {
        ask(asked.domainId(), asked.userId(), asked.source(), Optional.of(asked));
    }

    private void ask(
            String domainId, String userId, String source, Optional<ResetRequests.Asked> asked) {
        String from = "reset from " + Network.of(source);
        if (isBeyond(from, mostPerSource, SOURCE_WINDOW, asked)) {
            return;
        }
        Domain domain = domains.get(domainId);
        if (!domain.isEnabled()) {
            throw TenancyError.DOMAIN_STATE.with(domainId, domain.state());
        }
        User user = users.get(domainId, userId);
        String account = Users.account(domainId, userId);
        if (isBeyond("reset of " + account, MOST_PER_USER, USER_WINDOW, asked)) {
            return;
        }
        demandEligible(user, asked);
        if (user.authType() == AuthType.LOCAL
                && InvitationDelivery.isOpen(user)
                && !isReachable(user)) {
            delivery.invitation(user, mode.isTemporaryPassword() ? made(asked) : null, asked);
        } else if (mode.isTemporaryPassword()) {
            delivery.password(user, made(asked), asked);
        } else {
            delivery.link(user, asked);
        }
    }

    /** Whoever was answered already can wait. */
    private TemporaryPasswords.Made made(Optional<ResetRequests.Asked> answered) {
        return answered.isPresent()
                ? temporaryPasswords.makePatiently()
                : temporaryPasswords.make();
    }

    /** Who was answered already learns nothing of it; whoever waits for the answer is told. */
    private boolean isBeyond(
            String subject, int most, Duration window, Optional<ResetRequests.Asked> answered) {
        if (quotas.take(subject, most, window)) {
            return false;
        }
        if (answered.isEmpty()) {
            throw CommonError.TOO_MANY_REQUESTS
                    .with()
                    .retryAfter(quotas.untilFree(subject, window));
        }
        return true;
    }

    private void demandEligible(User user, Optional<ResetRequests.Asked> asked) {
        if (user.authType() == AuthType.EXTERNAL && !user.isDisabled()) {
            delivery.hint(user, asked);
        }
        user.demandLocal();
        if (user.isDisabled()) {
            throw UserError.USER_STATE_DISABLED.with(user.userId());
        }
        if (user.email().isEmpty()) {
            throw PasswordError.UNABLE_TO_RESET_PASSWORD_WITHOUT_EMAIL.with(user.userId());
        }
        // Where an invitation went once, and nobody came, another one may go.
        if (!isReachable(user) && !InvitationDelivery.isOpen(user)) {
            throw UserError.VERIFICATION_UNAVAILABLE.with(user.userId());
        }
    }

    private boolean isReachable(User user) {
        return !user.recoveryAddress(clock.instant()).isEmpty();
    }
}
