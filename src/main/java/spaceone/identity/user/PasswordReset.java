package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.Network;
import spaceone.identity.Transactions;
import spaceone.identity.audit.Audit;
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
public class PasswordReset {

    private static final int MOST_PER_SOURCE = 20;
    private static final Duration SOURCE_WINDOW = Duration.ofHours(1);
    private static final int MOST_PER_USER = 3;
    private static final Duration USER_WINDOW = Duration.ofMinutes(15);

    @Inject
    @Configured(Setting.LIMIT_RESETS)
    int mostPerSource = MOST_PER_SOURCE;

    @Inject Transactions transactions;
    @Inject Domains domains;
    @Inject Users users;
    @Inject Quotas quotas;
    @Inject ResetMode mode;
    @Inject TemporaryPasswords temporaryPasswords;
    @Inject Invitations invitations;
    @Inject ResetRequests requests;
    @Inject UserDirectory directory;
    @Inject Audit audit;
    @Inject Clock clock;
    @Inject Event<PasswordForgotten> forgotten;
    @Inject Event<ExternalResetAsked> externalAsked;

    /** Refuses by name where there is nothing to reset. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void ask(String domainId, String userId, String source) {
        ask(domainId, userId, source, Optional.empty());
    }

    /** Looks after a request that was answered before. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
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
        TemporaryPasswords.Made temporary = mode.isTemporaryPassword() ? made(asked) : null;
        if (user.authType() == AuthType.LOCAL && Invitations.isOpen(user) && !isReachable(user)) {
            transactions.required(() -> inviteAgain(user, temporary, asked));
        } else {
            transactions.required(() -> send(user, temporary, asked));
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
            transactions.required(() -> hint(user, asked));
        }
        user.demandLocal();
        if (user.isDisabled()) {
            throw UserError.USER_STATE_DISABLED.with(user.userId());
        }
        if (user.email().isEmpty()) {
            throw PasswordError.UNABLE_TO_RESET_PASSWORD_WITHOUT_EMAIL.with(user.userId());
        }
        // Where an invitation went once, and nobody came, another one may go.
        if (!isReachable(user) && !Invitations.isOpen(user)) {
            throw UserError.VERIFICATION_UNAVAILABLE.with(user.userId());
        }
    }

    private boolean isReachable(User user) {
        return !user.recoveryAddress(clock.instant()).isEmpty();
    }

    /**
     * Mails a link, or the temporary password, to who was eligible a moment ago, if they are so
     * still.
     */
    public void send(
            User found,
            TemporaryPasswords.@Nullable Made temporary,
            Optional<ResetRequests.Asked> asked) {
        if (isDone(asked)) {
            return;
        }
        User user = users.lock(found.domainId(), found.userId());
        if (user.key() != found.key() || user.isDisabled() || !isReachable(user)) {
            return;
        }
        if (temporary == null) {
            forgotten.fire(new PasswordForgotten(user.domainId(), user.key(), user.userId()));
            told(user, "link");
        } else {
            temporaryPasswords.give(user, temporary, false);
            told(user, "temporary password");
        }
    }

    /** Somebody who was invited, and never came, is invited again. */
    private void inviteAgain(
            User found,
            TemporaryPasswords.@Nullable Made temporary,
            Optional<ResetRequests.Asked> asked) {
        if (!isDone(asked)) {
            invitations.toPassword(found.domainId(), found.userId(), temporary);
        }
    }

    /** Their password is kept elsewhere; a proven address may be told where. */
    private void hint(User user, Optional<ResetRequests.Asked> asked) {
        if (user.emailVerified() && !isDone(asked)) {
            externalAsked.fire(
                    new ExternalResetAsked(
                            user.domainId(),
                            user.userId(),
                            user.language(),
                            user.email(),
                            directory.provider(user).orElse("EXTERNAL")));
            told(user, "hint");
        }
    }

    /** Takes the request off the list, together with what comes of it: that is done once. */
    private boolean isDone(Optional<ResetRequests.Asked> asked) {
        return asked.filter(request -> !requests.take(request)).isPresent();
    }

    private void told(User user, String what) {
        audit.changed(
                "User.reset_password",
                user.domainId(),
                "User",
                user.userId(),
                Map.of("sent", what));
    }
}
