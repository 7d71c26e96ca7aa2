package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.Powers;

/**
 * What an administrator changes of a user: judged and hashed first, then written in one
 * transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Administration {

    @Inject Users users;
    @Inject Powers powers;
    @Inject UserUpdates updates;
    @Inject NewPasswords newPasswords;
    @Inject TemporaryPasswords temporaryPasswords;
    @Inject ResetMode mode;
    @Inject OwnAccount ownAccount;
    @Inject Clock clock;

    public User update(String domainId, String userId, UserUpdate update) {
        User user = users.get(domainId, userId);
        if (update.opensTheAccount()) {
            powers.demandOver(domainId, user.userId());
        }
        update.check(user, clock.instant());
        return updates.update(user, update, newSecret(user, update), Backing.AUTHORITY);
    }

    /** About themselves administrators have no more say than others, but for what only they do. */
    public User updateSelf(
            OwnAccount.Self self, UserUpdate update, @Nullable String currentPassword) {
        User user = users.get(self.domainId(), self.userId());
        boolean proven = ownAccount.prove(self, user, update, currentPassword);
        return updates.update(user, update, newSecret(user, update), Backing.of(proven));
    }

    /** A reset wins over a given password, or the mailed one would not work. */
    private NewSecret newSecret(User user, UserUpdate update) {
        if (update.resetPassword()) {
            return new NewSecret(
                    null, mode.isTemporaryPassword() ? temporaryPasswords.make() : null);
        }
        if (update.password() == null) {
            return new NewSecret(null, null);
        }
        newPasswords.checkFormat(user, update.password());
        return new NewSecret(newPasswords.hash(user, update.password()), null);
    }
}
