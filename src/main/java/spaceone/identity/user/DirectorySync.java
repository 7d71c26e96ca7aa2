package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import spaceone.identity.access.Powers;

/**
 * Brings one user's record up to what the directory says of him (docs/contract/people.md). While
 * the directory is away, or does not know him, nothing changes. Roles and groups follow.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DirectorySync {

    @Inject Users users;
    @Inject Powers powers;
    @Inject UserDirectory directory;
    @Inject DirectoryChanges changes;
    @Inject DirectoryGrants grants;

    public User sync(String domainId, String userId) {
        User user = users.get(domainId, userId);
        powers.demandOver(domainId, user.userId());
        if (user.authType() != AuthType.EXTERNAL) {
            throw UserError.NOT_ALLOWED_EXTERNAL_AUTHENTICATION.with(domainId);
        }
        UserDirectory.Found found = directory.get(user);
        User synced = changes.apply(user, found.person());
        boolean changed =
                !synced.isDisabled() && grants.apply(found.settings(), synced, found.person());
        return changed ? users.get(domainId, synced.userId()) : synced;
    }
}
