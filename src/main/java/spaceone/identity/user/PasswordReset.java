package spaceone.identity.user;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import spaceone.identity.IdentityException;
import spaceone.identity.audit.Actor;
import spaceone.identity.password.PasswordError;
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

    private static final Logger LOG = System.getLogger(PasswordReset.class.getName());
    private static final int MOST_PER_SOURCE = 20;
    private static final Duration SOURCE_WINDOW = Duration.ofHours(1);
    private static final int MOST_PER_USER = 3;
    private static final Duration USER_WINDOW = Duration.ofMinutes(15);

    @Inject Domains domains;
    @Inject Users users;
    @Inject Quotas quotas;
    @Inject ResetMode mode;
    @Inject TemporaryPasswords temporaryPasswords;
    @Inject ResetDelivery delivery;
    @Inject Actor actor;

    /** Returns at once; what comes of it, only the user's mailbox tells. */
    @Asynchronous
    public void askQuietly(String domainId, String userId, String source) {
        actor.arrived(source, null);
        try {
            ask(domainId, userId, source);
        } catch (IdentityException refusal) {
            LOG.log(Level.DEBUG, "No password reset: {0}", refusal.error().code());
        }
    }

    /** Refuses by name where there is nothing to reset. */
    public void ask(String domainId, String userId, String source) {
        if (!quotas.take("reset from " + source, MOST_PER_SOURCE, SOURCE_WINDOW)) {
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
        demandEligible(user);
        if (mode.isTemporaryPassword()) {
            delivery.password(user, temporaryPasswords.make());
        } else {
            delivery.link(user);
        }
    }

    private void demandEligible(User user) {
        if (user.authType() == AuthType.EXTERNAL && !user.isDisabled()) {
            delivery.hint(user);
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
