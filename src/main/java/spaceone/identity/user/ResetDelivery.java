package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.audit.Audit;

/**
 * What a user gets who forgot his password, each in one transaction with the mail that brings it.
 */
@Stateless
public class ResetDelivery {

    @Inject Users users;
    @Inject ResetRequests requests;
    @Inject TemporaryPasswords temporaryPasswords;
    @Inject InvitationDelivery invitations;
    @Inject UserDirectory directory;
    @Inject Audit audit;
    @Inject Clock clock;
    @Inject Event<PasswordForgotten> forgotten;
    @Inject Event<ExternalResetAsked> externalAsked;

    public void link(User found, Optional<ResetRequests.Asked> asked) {
        if (isDone(asked)) {
            return;
        }
        Optional<User> waiting = stillEligible(found);
        if (waiting.isEmpty()) {
            return;
        }
        User user = waiting.get();
        forgotten.fire(new PasswordForgotten(user.domainId(), user.key(), user.userId()));
        told(user, "link");
    }

    public void password(
            User found, TemporaryPasswords.Made made, Optional<ResetRequests.Asked> asked) {
        if (isDone(asked)) {
            return;
        }
        Optional<User> waiting = stillEligible(found);
        if (waiting.isEmpty()) {
            return;
        }
        User user = waiting.get();
        temporaryPasswords.give(user, made, false);
        told(user, "temporary password");
    }

    /** Somebody who was invited, and never came, is invited again. */
    public void invitation(
            User found,
            TemporaryPasswords.@Nullable Made temporary,
            Optional<ResetRequests.Asked> asked) {
        if (!isDone(asked)) {
            invitations.toPassword(found.domainId(), found.userId(), temporary);
        }
    }

    /** Who was eligible a moment ago, now held; empty when they are so no more. */
    private Optional<User> stillEligible(User found) {
        return Optional.of(users.lock(found.domainId(), found.userId()))
                .filter(user -> user.key() == found.key() && !user.isDisabled())
                .filter(user -> !user.recoveryAddress(clock.instant()).isEmpty());
    }

    /** His password is kept elsewhere; a proven address may be told where. */
    public void hint(User user, Optional<ResetRequests.Asked> asked) {
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
