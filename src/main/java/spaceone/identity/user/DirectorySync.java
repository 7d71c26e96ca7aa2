package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import spaceone.identity.CommonError;
import spaceone.identity.Transactions;
import spaceone.identity.access.Powers;
import spaceone.identity.audit.Audit;
import spaceone.identity.directory.DirectoryUser;

/**
 * Brings one user's record up to what the directory says of them (docs/contract/people.md): who is
 * out of service there is out here, sessions included. Who was put out of service here stays so,
 * whatever the directory says. While the directory is away, or does not know them, nothing changes.
 */
@Stateless
public class DirectorySync {

    @Inject Transactions transactions;
    @Inject Users users;
    @Inject Powers powers;
    @Inject UserDirectory directory;
    @Inject DirectoryGrants grants;
    @Inject Audit audit;
    @Inject AddressChanges addressChanges;

    /** Asks the directory; roles and groups follow. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public User sync(String domainId, String userId) {
        User user = users.get(domainId, userId);
        powers.demandOver(domainId, user.userId());
        if (user.authType() != AuthType.EXTERNAL) {
            throw UserError.NOT_ALLOWED_EXTERNAL_AUTHENTICATION.with(domainId);
        }
        UserDirectory.Found found = directory.get(user);
        User synced = transactions.required(() -> apply(user, found.person()));
        boolean changed =
                !synced.isDisabled() && grants.apply(found.settings(), synced, found.person());
        return changed ? users.get(domainId, synced.userId()) : synced;
    }

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

    /** {@code known}: the user as they were when the directory was asked. */
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
