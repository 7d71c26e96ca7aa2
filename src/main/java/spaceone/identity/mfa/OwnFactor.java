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
 * A user begins to turn the second factor on or off: who they are is judged first, outside of any
 * transaction, as far as the installation asks for it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OwnFactor {

    @Inject Users users;
    @Inject OwnProof ownProof;
    @Inject MfaEnrolment enrolment;
    @Inject OtherFactors otherFactors;

    public PendingMfa begin(
            OwnAccount.Self self,
            @Nullable String typeName,
            @Nullable String email,
            @Nullable String currentPassword) {
        prove(self, currentPassword);
        return enrolment.begin(
                self.domainId(),
                self.userId(),
                typeName,
                email,
                self.kind() == SessionKind.ENROLMENT);
    }

    /** Another one beside the one in use, or in place of one; no client does without proof. */
    public PendingMfa beginAnother(
            OwnAccount.Self self,
            String typeName,
            @Nullable String email,
            @Nullable String currentPassword) {
        demand(self, currentPassword);
        return enrolment.beginAnother(self.domainId(), self.userId(), typeName, email);
    }

    public User prefer(OwnAccount.Self self, String typeName, @Nullable String currentPassword) {
        demand(self, currentPassword);
        return otherFactors.prefer(self.domainId(), self.userId(), typeName);
    }

    /** One of two. */
    public User removeOne(OwnAccount.Self self, String typeName, @Nullable String currentPassword) {
        demand(self, currentPassword);
        return otherFactors.remove(self.domainId(), self.userId(), typeName);
    }

    public User beginRemoval(OwnAccount.Self self, @Nullable String currentPassword) {
        prove(self, currentPassword);
        return enrolment.beginRemoval(self.domainId(), self.userId());
    }

    /** An administrator takes the own factor away: theirs is an owner's word, and needs proof. */
    public User remove(OwnAccount.Self self, @Nullable String currentPassword) {
        prove(self, currentPassword);
        return enrolment.remove(self.domainId(), self.userId());
    }

    /** Turned off at once by who may skip the code, otherwise with one. */
    public User disable(OwnAccount.Self self, boolean skipped, @Nullable String currentPassword) {
        return skipped ? remove(self, currentPassword) : beginRemoval(self, currentPassword);
    }

    private void demand(OwnAccount.Self self, @Nullable String currentPassword) {
        ownProof.demand(self, users.get(self.domainId(), self.userId()), currentPassword);
    }

    private void prove(OwnAccount.Self self, @Nullable String currentPassword) {
        User user = users.get(self.domainId(), self.userId());
        ownProof.demandForFactor(self, user, currentPassword);
    }
}
