package spaceone.identity.user;

import jakarta.ejb.Stateless;
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
    @Inject AddressChanges addressChanges;

    /**
     * At a sign-in: name and address become those of the directory. That it has not verified the
     * address is no news: who came before may have proven it here.
     */
    public User renew(User known, DirectoryUser person) {
        User user = users.lock(known.domainId(), known.userId());
        DirectoryProfile profile = DirectoryProfile.of(person);
        take(profile, user, known);
        if (profile.verified().orElse(false)) {
            user.mailbox().vouch();
        }
        return recorded(user);
    }

    /** {@code known}: the user as he was when the directory was asked. */
    public User apply(User known, DirectoryUser person) {
        if (person.isDisabled()) {
            users.disable(known.domainId(), known.userId());
        }
        User user = users.lockOver(known.domainId(), known.userId());
        DirectoryProfile profile = DirectoryProfile.of(person);
        take(profile, user, known);
        profile.verified().ifPresent(verified -> judge(user, verified));
        if (profile.state() == UserState.ENABLED && user.state() == UserState.PENDING) {
            user.enable();
        }
        return recorded(user);
    }

    private void take(DirectoryProfile profile, User user, User known) {
        if (user.key() != known.key()) {
            throw CommonError.CONFLICT.with();
        }
        user.change(profile.changes());
        addressChanges.move(user, profile.email(), Backing.AUTHORITY);
    }

    private User recorded(User user) {
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
            user.mailbox().vouch();
        } else {
            user.mailbox().deny();
        }
    }
}
