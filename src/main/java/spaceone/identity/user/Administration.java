package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * What an administrator changes of a user: judged and hashed first, then written in one
 * transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Administration {

    @Inject Users users;
    @Inject NewPasswords newPasswords;

    public User update(String domainId, String userId, UserUpdate update) {
        User user = users.get(domainId, userId);
        update.check(user);
        String hash = null;
        if (update.password() != null && !update.resetPassword()) {
            newPasswords.checkFormat(user, update.password());
            hash = newPasswords.hash(user, update.password());
        }
        return users.update(domainId, userId, update, hash);
    }
}
