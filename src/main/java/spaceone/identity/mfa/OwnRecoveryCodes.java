package spaceone.identity.mfa;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.session.SessionKind;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.OwnProof;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;

/**
 * A user's own recovery codes. Who asks for new ones is judged first, outside of any transaction:
 * whoever has them is half in.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OwnRecoveryCodes {

    @Inject Users users;
    @Inject OwnProof ownProof;
    @Inject RecoveryCodes recoveryCodes;

    public RecoveryCodes.Shown renew(OwnAccount.Self self, @Nullable String currentPassword) {
        User user = users.get(self.domainId(), self.userId());
        boolean firstOnes =
                self.kind() == SessionKind.ENROLMENT
                        && recoveryCodes.standing(user.key()).total() == 0;
        // Whoever has just set a demanded factor up gets what belongs to it, and no second set.
        if (!firstOnes || currentPassword != null) {
            ownProof.demand(self, user, currentPassword);
        }
        return recoveryCodes.renew(self.domainId(), self.userId());
    }

    public RecoveryCodes.Standing standing(OwnAccount.Self self) {
        return recoveryCodes.standing(users.get(self.domainId(), self.userId()).key());
    }
}
