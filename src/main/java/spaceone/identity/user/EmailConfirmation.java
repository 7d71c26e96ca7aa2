package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import spaceone.identity.access.Powers;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.VerifyCode;
import spaceone.identity.verification.VerifyCodes;

/**
 * Judges the code that proves an address, brought by an administrator for a user, then writes what
 * it proves.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EmailConfirmation {

    @Inject Users users;
    @Inject Powers powers;
    @Inject VerifyCodes verifyCodes;
    @Inject EmailVerification verification;

    public User confirm(String domainId, String userId, String code) {
        User user = users.get(domainId, userId);
        powers.demandOver(domainId, user.userId());
        VerifyCode proven = verifyCodes.prove(user.codeOwner(), CodePurpose.EMAIL_VERIFY, code);
        return verification.complete(user, proven, Backing.AUTHORITY);
    }
}
