package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import spaceone.identity.CommonError;
import spaceone.identity.audit.Audit;
import spaceone.identity.directory.DirectoryUser;

/**
 * Writes what a directory says of a user, in one transaction: who is out of service there is out
 * here, sessions included. Who was put out of service here stays so, whatever the directory says.
 */
@Stateless
public class DirectoryChanges {

    @Inject Users users;
    @Inject Audit audit;
    @Inject Event<EmailChanged> emailChanged;

    /** {@code known}: the user as he was when the directory was asked. */
    public User apply(User known, DirectoryUser person) {
        if (person.isDisabled()) {
            users.disable(known.domainId(), known.userId());
        }
        User user = users.lockOver(known.domainId(), known.userId());
        if (user.key() != known.key()) {
            throw CommonError.CONFLICT.with();
        }
        DirectoryProfile profile = DirectoryProfile.of(person);
        String oldVerified = user.verifiedAddress();
        user.change(profile.changes());
        profile.verified().ifPresent(verified -> judge(user, verified));
        if (profile.state() == UserState.ENABLED && user.state() == UserState.PENDING) {
            user.enable();
        }
        EmailChanged.from(user, oldVerified).ifPresent(emailChanged::fire);
        audit.changed(
                "User.sync",
                user.domainId(),
                "User",
                user.userId(),
                Map.of("state", user.state(), "name", user.name()));
        return user;
    }

    private static void judge(User user, boolean verified) {
        if (verified) {
            user.mailbox().proven(user.email());
        } else {
            user.mailbox().doubt();
        }
    }
}
