package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import spaceone.identity.audit.Audit;

/**
 * What a user gets who forgot his password, each in one transaction with the mail that brings it.
 */
@Stateless
public class ResetDelivery {

    @Inject Users users;
    @Inject TemporaryPasswords temporaryPasswords;
    @Inject UserDirectory directory;
    @Inject Audit audit;
    @Inject Event<PasswordForgotten> forgotten;
    @Inject Event<ExternalResetAsked> externalAsked;

    public void link(User asked) {
        User user = users.lock(asked.domainId(), asked.userId());
        forgotten.fire(new PasswordForgotten(user.domainId(), user.key(), user.userId()));
        told(user, "link");
    }

    public void password(User asked, TemporaryPasswords.Made made) {
        User user = users.lock(asked.domainId(), asked.userId());
        temporaryPasswords.give(user, made, false);
        told(user, "temporary password");
    }

    /** His password is kept elsewhere; a proven address may be told where. */
    public void hint(User user) {
        if (user.emailVerified()) {
            externalAsked.fire(
                    new ExternalResetAsked(
                            user.domainId(),
                            user.userId(),
                            user.language(),
                            user.email(),
                            directory.provider(user.domainId()).orElse("EXTERNAL")));
            told(user, "hint");
        }
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
