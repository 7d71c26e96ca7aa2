package spaceone.identity.mfa;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import spaceone.identity.operation.CodeMeter;
import spaceone.identity.user.Mfa;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.VerifyAttempts;
import spaceone.identity.verification.VerifyCode;
import spaceone.identity.verification.VerifyCodes;

/**
 * Asks for the second factor, judges what is shown, and uses it up. The same for all purposes; only
 * who makes the code differs.
 */
@Stateless
public class SecondFactor {

    @Inject Users users;
    @Inject VerifyCodes verifyCodes;
    @Inject VerifyAttempts attempts;
    @Inject OtpSecrets otpSecrets;

    /** Begins a sign-in's second step: mails a code, or waits for one of the app. */
    public void ask(User signingIn) {
        User user = users.lock(signingIn.domainId(), signingIn.userId());
        ask(user, CodePurpose.MFA_LOGIN);
    }

    /** As {@link #ask}, for another purpose and a user the caller holds. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void ask(User user, CodePurpose purpose) {
        Mfa mfa = user.mfa();
        if (mfa.type() == MfaType.EMAIL && purpose == CodePurpose.MFA_LOGIN) {
            // Over the limit the console would show a wrong password, with a good code in the mail.
            verifyCodes.sendOrLeave(user.codeOwner(), purpose, mfa.email());
        } else if (mfa.type() == MfaType.EMAIL) {
            verifyCodes.send(user.codeOwner(), purpose, mfa.email());
        } else if (verifyCodes.isMailed(user.key(), purpose).isEmpty()) {
            // Not renewed while it lives, or asking again would give new tries at the same codes.
            verifyCodes.open(user.codeOwner(), purpose, mfa.secretId());
        }
    }

    /** Judges a code for signing in. An app's code may come without being asked for. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ProvenFactor prove(User user, String code) {
        return prove(user, CodePurpose.MFA_LOGIN, user.mfa().type(), code);
    }

    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ProvenFactor prove(User user, CodePurpose purpose, MfaType type, String code) {
        if (type == MfaType.EMAIL) {
            VerifyCode challenge = verifyCodes.prove(user.codeOwner(), purpose, code);
            return new ProvenFactor(challenge, type, 0);
        }
        VerifyCode challenge =
                attempts.spend(user.key(), purpose)
                        .orElseThrow(
                                () -> VerifyCodes.refused(purpose, CodeMeter.Reason.NOT_EXPECTED));
        long step =
                otpSecrets
                        .step(challenge.target(), code)
                        .orElseThrow(() -> VerifyCodes.refused(purpose, CodeMeter.Reason.WRONG));
        return new ProvenFactor(challenge, type, step);
    }

    /** Uses up what was proven, in the transaction of its effect. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void use(ProvenFactor proven) {
        verifyCodes.use(proven.challenge());
        if (proven.type() == MfaType.OTP) {
            otpSecrets.spend(proven.target(), proven.step());
        }
    }
}
