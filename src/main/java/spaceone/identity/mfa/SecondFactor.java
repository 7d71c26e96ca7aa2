package spaceone.identity.mfa;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.audit.Audit;
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
    @Inject RecoveryCodes recoveryCodes;
    @Inject Passkeys passkeys;
    @Inject EnrolledFactor enrolledFactor;
    @Inject Audit audit;

    /**
     * Begins a sign-in's second step with this factor of the user's: mails a code, or waits for one
     * of the app.
     */
    public void ask(User signingIn, MfaType type) {
        User user = users.lock(signingIn.domainId(), signingIn.userId());
        // It may have been taken away since it was read: then there is nothing to ask for.
        user.factor(type).ifPresent(factor -> ask(user, factor, ofSignIn(user, type)));
    }

    /** As {@link #ask}, for another purpose and a user the caller holds. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void ask(User user, CodePurpose purpose) {
        ask(user, user.mfa(), purpose);
    }

    /** As {@link #ask}, though nobody signs in. */
    public void askToTry(User trying, MfaType type) {
        User user = users.lock(trying.domainId(), trying.userId());
        user.factor(type).ifPresent(factor -> ask(user, factor, CodePurpose.MFA_TRY));
    }

    private void ask(User user, Mfa mfa, CodePurpose purpose) {
        if (mfa.type() == MfaType.EMAIL && purpose.signsIn()) {
            // Over the limit the console would show a wrong password, with a good code in the mail.
            verifyCodes.sendOrLeave(user.codeOwner(), purpose, mfa.target());
        } else if (mfa.type() == MfaType.EMAIL) {
            verifyCodes.send(user.codeOwner(), purpose, mfa.target());
        } else if (verifyCodes.isMailed(user.key(), purpose).orElse(true)) {
            // Not renewed while it lives, or asking again would give new tries at the same codes.
            verifyCodes.open(user.codeOwner(), purpose, mfa.target());
        }
    }

    /** Each factor has a challenge of its own, and tries at it: asking for one ends no other. */
    private static CodePurpose ofSignIn(User user, MfaType type) {
        return user.mfa().type() == type ? CodePurpose.MFA_LOGIN : CodePurpose.MFA_SPARE;
    }

    /**
     * Judges a code for signing in, of this factor of the user's. An app's code may come without
     * being asked for, and so may one that stands in for the factor.
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ProvenFactor prove(User user, MfaType type, String code) {
        return prove(user, ofSignIn(user, type), type, code);
    }

    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ProvenFactor prove(User user, CodePurpose purpose, MfaType type, String code) {
        Optional<String> spare = purpose.takesStandIn() ? SpareCode.parse(code) : Optional.empty();
        if (spare.isPresent()) {
            return proveStandIn(user, purpose, type, spare.get());
        }
        if (type == MfaType.EMAIL) {
            return ProvenFactor.mailed(purpose, verifyCodes.prove(user.codeOwner(), purpose, code));
        }
        VerifyCode challenge =
                attempts.spend(user.key(), purpose)
                        .orElseThrow(
                                () -> VerifyCodes.refused(purpose, CodeMeter.Reason.NOT_EXPECTED));
        long step =
                otpSecrets
                        .step(challenge.target(), code)
                        .orElseThrow(() -> VerifyCodes.refused(purpose, CodeMeter.Reason.WRONG));
        return ProvenFactor.ofApp(purpose, challenge, step);
    }

    /**
     * A wrong one costs a try like any other code. At a sign-in a right one counts though no try is
     * left: who guesses six digits must not lock the way of those who have lost their phone.
     */
    private ProvenFactor proveStandIn(User user, CodePurpose purpose, MfaType type, String bare) {
        boolean expected = attempts.spend(user.key(), purpose).isPresent();
        if (!expected && !purpose.signsIn()) {
            throw VerifyCodes.refused(purpose, CodeMeter.Reason.NOT_EXPECTED);
        }
        return recoveryCodes
                .find(user.key(), bare)
                .map(code -> ProvenFactor.standIn(purpose, type, code))
                .orElseThrow(() -> VerifyCodes.refused(purpose, CodeMeter.Reason.WRONG));
    }

    /** Whether it has the form of a code that stands in for the factor. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean isStandIn(@Nullable String code) {
        return code != null && SpareCode.parse(code).isPresent();
    }

    /** Uses up what was proven, in the transaction of its effect. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void use(User user, ProvenFactor proven) {
        if (proven.enrolment() != null) {
            enrolledFactor.use(user, proven.enrolment());
            verifyCodes.withdraw(user.key(), proven.purpose());
            return;
        }
        if (proven.passkey() != null) {
            if (!passkeys.use(proven.passkey().passkeyId(), proven.passkey().counter())) {
                throw MfaError.PASSKEY_NOT_ACCEPTED
                        .with()
                        .recorded(Map.of("cause", PasskeyFault.COUNTER.name()));
            }
            verifyCodes.withdraw(user.key(), proven.purpose());
            return;
        }
        if (proven.spare() != null) {
            recoveryCodes.use(user, proven.spare(), proven.purpose());
            verifyCodes.withdraw(user.key(), proven.purpose());
            return;
        }
        verifyCodes.use(Objects.requireNonNull(proven.challenge(), "a code has a challenge"));
        if (proven.type() == MfaType.OTP) {
            otpSecrets.spend(proven.target(), proven.step());
        }
    }

    /** As {@link #use}, when the effect is that its user knows. */
    public void useTried(User trying, ProvenFactor proven) {
        User user = users.lock(trying.domainId(), trying.userId());
        use(user, proven);
        audit.changed(
                "User.test_factor",
                user.domainId(),
                "User",
                user.userId(),
                proven.shownPasskey()
                        .map(passkey -> Map.<String, Object>of("passkey_id", passkey.passkeyId()))
                        .orElseGet(() -> Map.of("mfa_type", proven.type())));
    }

    /** Leaves a record where something stood in for the factor. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void record(User user, ProvenFactor proven) {
        proven.standIn().ifPresent(code -> recoveryCodes.record(user, code, proven.purpose()));
    }
}
