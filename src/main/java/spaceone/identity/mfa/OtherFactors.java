package spaceone.identity.mfa;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.verification.VerificationError.INVALID_VERIFY_CODE;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import spaceone.identity.audit.Audit;
import spaceone.identity.user.FactorChanged;
import spaceone.identity.user.Mfa;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.VerifyCodes;

/**
 * An app and codes by mail beside one another: one of each at most, one of them preferred. A new
 * one takes the place of the old one of its type when it was shown to work, and not before.
 */
@Stateless
public class OtherFactors {

    @Inject Users users;
    @Inject VerifyCodes verifyCodes;
    @Inject OtpSecrets otpSecrets;
    @Inject SecondFactor secondFactor;
    @Inject TrustedDevices trustedDevices;
    @Inject Audit audit;
    @Inject Event<FactorChanged> changed;
    @Inject Clock clock;

    /** The code of a new one was right, and takes effect if there is still one to stand beside. */
    public User add(User judged, ProvenFactor proven) {
        User user = users.lock(judged.domainId(), judged.userId());
        secondFactor.use(user, proven);
        MfaType type = proven.codeType();
        Mfa before = user.mfa();
        boolean fits = before.isOn() && (before.type() == type || !before.enforced());
        if (user.key() != judged.key() || !fits) {
            throw INVALID_VERIFY_CODE.with();
        }
        boolean replaces = user.factor(type).isPresent();
        if (type == MfaType.OTP) {
            otpSecrets.confirm(proven.target());
            user.addFactor(type, null, proven.target());
        } else {
            user.addFactor(type, proven.target(), null);
        }
        if (replaces) {
            forgetOld(user);
        }
        tell(user, FactorChanged.Change.ADDED, type, before);
        return user;
    }

    /** Asked for first from now on, and shown as the second factor. */
    public User prefer(String domainId, String userId, String typeName) {
        User user = users.lock(domainId, userId);
        Mfa before = user.mfa();
        Mfa wanted = named(user, typeName);
        if (wanted.equals(before)) {
            return user;
        }
        user.preferSpareFactor();
        verifyCodes.withdraw(user.key(), CodePurpose.ofFactorsInUse());
        tell(user, FactorChanged.Change.PREFERRED, wanted.typeInUse(), before);
        return user;
    }

    /** The other one is left, and is preferred then. */
    public User remove(String domainId, String userId, String typeName) {
        User user = users.lock(domainId, userId);
        Mfa before = user.mfa();
        Mfa unwanted = named(user, typeName);
        if (user.spareFactor().isEmpty()) {
            throw INVALID_PARAMETER.with(
                    "mfa_type", "it is the only one; disable-mfa turns it off");
        }
        if (unwanted.equals(before)) {
            user.preferSpareFactor();
        }
        user.dropSpareFactor();
        forgetOld(user);
        tell(user, FactorChanged.Change.REMOVED, unwanted.typeInUse(), before);
        return user;
    }

    private static Mfa named(User user, String typeName) {
        if (!user.mfa().isOn()) {
            throw MfaError.MFA_NOT_IN_USE.with(user.userId());
        }
        return user.factor(MfaEnrolment.named(typeName))
                .orElseThrow(() -> INVALID_PARAMETER.with("mfa_type", "it is not in use"));
    }

    private void forgetOld(User user) {
        verifyCodes.withdraw(user.key(), CodePurpose.ofFactorsInUse());
        otpSecrets.dropUnused(user);
        trustedDevices.drop(user.key());
    }

    private void tell(User user, FactorChanged.Change change, MfaType type, Mfa before) {
        changed.fire(FactorChanged.of(user, change, before, true, clock.instant()));
        audit.changed(
                "User.mfa",
                user.domainId(),
                "User",
                user.userId(),
                Map.of(
                        "state",
                        user.mfa().state(),
                        "by_himself",
                        true,
                        "change",
                        change,
                        "mfa_type",
                        type));
    }
}
