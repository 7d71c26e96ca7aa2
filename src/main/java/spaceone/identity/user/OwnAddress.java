package spaceone.identity.user;

import static spaceone.identity.CommonError.PERMISSION_DENIED;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.session.SessionKind;

/**
 * A user's own address: chosen and proven by themselves. Whether they have just shown who they are
 * is judged here, for it decides from when on the address opens the account.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OwnAddress {

    @Inject Users users;
    @Inject OwnProof ownProof;
    @Inject EmailVerification verification;

    /** Mails a code. Null keeps the address. */
    public User ask(
            OwnAccount.Self self, @Nullable String email, @Nullable String currentPassword) {
        User user = users.get(self.domainId(), self.userId());
        if (self.kind() == SessionKind.ENROLMENT && !isNeededToEnrol(user, email)) {
            throw PERMISSION_DENIED.with();
        }
        boolean proven = ownProof.isGiven(self, user, currentPassword);
        return verification.ask(self.domainId(), self.userId(), email, Backing.of(proven));
    }

    /** Setting up the second factor needs the address on record, or the first one. */
    private static boolean isNeededToEnrol(User user, @Nullable String email) {
        return email == null
                || user.mailbox().is(email.strip())
                || user.email().isEmpty() && user.mfa().type() == MfaType.EMAIL;
    }

    /** An administrator vouches for the own address: nobody else vouches for them. */
    public User declare(
            OwnAccount.Self self, @Nullable String email, @Nullable String currentPassword) {
        User user = users.get(self.domainId(), self.userId());
        boolean proven = ownProof.isGiven(self, user, currentPassword);
        return verification.declare(self.domainId(), self.userId(), email, Backing.of(proven));
    }

    public User confirm(OwnAccount.Self self, String code) {
        User user = users.get(self.domainId(), self.userId());
        return verification.confirm(user, code, Backing.of(ownProof.isFresh(self)));
    }
}
