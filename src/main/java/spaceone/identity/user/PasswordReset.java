package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import spaceone.identity.password.PasswordError;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.tenancy.TenancyError;
import spaceone.identity.verification.Quotas;

/**
 * A forgotten password (user-api.md 5.4). Anybody may ask for anybody, so asking changes nothing
 * for the user but his mail, and whoever asks learns nothing: the work is done after the answer.
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
        if (!quotas.takeFrom(source, "reset", mostPerSource, SOURCE_WINDOW)) {
            return;
        }
        Domain domain = domains.get(domainId);
        if (!domain.isEnabled()) {
            throw TenancyError.DOMAIN_STATE.with(domainId, domain.state());
        }
        User user = users.get(domainId, userId);
        String account = Users.account(domainId, userId);
        if (!quotas.take("reset of " + account, MOST_PER_USER, USER_WINDOW)) {
            return;
        }
        demandEligible(user, asked);
        if (mode.isTemporaryPassword()) {
            delivery.password(
                    user,
                    asked.isPresent()
                            ? temporaryPasswords.makePatiently()
                            : temporaryPasswords.make(),
                    asked);
        } else {
            delivery.link(user, asked);
        }
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
        if (!user.emailVerified()) {
            throw UserError.VERIFICATION_UNAVAILABLE.with(user.userId());
        }
    }
}
