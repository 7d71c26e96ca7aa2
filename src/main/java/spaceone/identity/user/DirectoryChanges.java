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
        user.change(profile.changes());
        addressChanges.move(user, profile.changes().email(), Backing.AUTHORITY);
        profile.verified().ifPresent(verified -> judge(user, verified));
        if (profile.state() == UserState.ENABLED && user.state() == UserState.PENDING) {
            user.enable();
        }
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
