package spaceone.identity.mfa;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.VerifyCodes;

/** Judges the code that turns a second factor on or off, or adds one, then lets it take effect. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MfaConfirmation {

    @Inject Users users;
    @Inject VerifyCodes verifyCodes;
    @Inject SecondFactor secondFactor;
    @Inject MfaEnrolment enrolment;
    @Inject OtherFactors otherFactors;
    @Inject FactorDemand factorDemand;

    public User confirm(OwnAccount.Self self, String code) {
        User user = users.get(self.domainId(), self.userId());
        boolean off = user.mfa().isOn() && !isReplaced(user);
        CodePurpose purpose = off ? CodePurpose.MFA_DISABLE : CodePurpose.MFA_ENABLE;
        MfaType type = typeOf(user, purpose);
        return enrolment.complete(
                self, user, secondFactor.prove(user, purpose, type, code), purpose);
    }

    /** Of another one, beside the one that is on or in its place. */
    public User confirmAnother(OwnAccount.Self self, String code) {
        User user = users.get(self.domainId(), self.userId());
        CodePurpose purpose = CodePurpose.MFA_ADD;
        return otherFactors.add(
                user, secondFactor.prove(user, purpose, typeOf(user, purpose), code));
    }

    /** Whether another one is set up in place of one that does not count any more. */
    private boolean isReplaced(User user) {
        return factorDemand.isOutdated(user)
                && verifyCodes.isMailed(user.key(), CodePurpose.MFA_ENABLE).isPresent()
                && verifyCodes.isMailed(user.key(), CodePurpose.MFA_DISABLE).isEmpty();
    }

    private MfaType typeOf(User user, CodePurpose purpose) {
        if (purpose == CodePurpose.MFA_DISABLE) {
            return user.mfa().typeInUse();
        }
        return verifyCodes
                .isMailed(user.key(), purpose)
                .map(byMail -> byMail ? MfaType.EMAIL : MfaType.OTP)
                .orElseThrow(() -> MfaError.MFA_NOT_ENABLED.with(user.userId()));
    }
}
