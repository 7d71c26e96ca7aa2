package spaceone.identity.mfa;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;
import static spaceone.identity.verification.VerificationError.INVALID_VERIFY_CODE;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Transactions;
import spaceone.identity.audit.Audit;
import spaceone.identity.session.Sessions;
import spaceone.identity.user.EmailAddresses;
import spaceone.identity.user.Mfa;
import spaceone.identity.user.MfaChanged;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.VerifyCodes;

/**
 * Turns the second factor of a user on and off (docs/contract/people.md). He does it in two steps,
 * and the second shows that the factor works; an administrator can only take it away, at once.
 */
@Stateless
public class MfaEnrolment {

    @Inject Transactions transactions;
    @Inject Users users;
    @Inject VerifyCodes verifyCodes;
    @Inject OtpSecrets otpSecrets;
    @Inject SecondFactor secondFactor;
    @Inject OtherFactors otherFactors;
    @Inject RecoveryCodes recoveryCodes;
    @Inject TrustedDevices trustedDevices;
    @Inject FactorDemand factorDemand;
    @Inject EnrolledFactor enrolledFactor;
    @Inject Sessions sessions;
    @Inject Audit audit;
    @Inject Event<MfaChanged> changed;
    @Inject Clock clock;

    /** First step of turning it on. Whatever was pending before is dead. */
    public PendingMfa begin(String domainId, String userId, String typeName, String email) {
        return begin(domainId, userId, typeName, email, false);
    }

    /**
     * {@code replaces}: in place of a factor that the domain does not count, which stays on until
     * the new one was shown to work; its user has just shown that one.
     */
    public PendingMfa begin(
            String domainId,
            String userId,
            @Nullable String typeName,
            @Nullable String email,
            boolean replaces) {
        User user = users.lock(domainId, userId);
        user.demandOwnSignIn("ENABLE_MFA");
        MfaType type = named(typeName);
        if (user.mfa().isOn() && !(replaces && factorDemand.isOutdated(user))) {
            throw MfaError.MFA_ALREADY_ENABLED.with(user.userId());
        }
        demandWanted(user, type);
        if (isDemandedOtherwise(user, type)) {
            throw INVALID_PARAMETER.with("mfa_type", user.mfa().type() + " is demanded");
        }
        return setUp(user, type, email, "options.email", CodePurpose.MFA_ENABLE);
    }

    /**
     * First step of adding another one to the one that is on, or of putting one in the place of the
     * one of its type: all that is on stays on until the new one was shown to work.
     */
    public PendingMfa beginAnother(
            String domainId, String userId, String typeName, @Nullable String email) {
        User user = users.lock(domainId, userId);
        user.demandOwnSignIn("ADD_FACTOR");
        MfaType type = named(typeName);
        if (!user.mfa().isOn()) {
            throw MfaError.MFA_NOT_IN_USE.with(userId);
        }
        demandWanted(user, type);
        if (user.mfa().enforced() && user.mfa().type() != type) {
            throw INVALID_PARAMETER.with("mfa_type", user.mfa().type() + " is demanded");
        }
        return setUp(user, type, email, "email", CodePurpose.MFA_ADD);
    }

    private PendingMfa setUp(
            User user, MfaType type, @Nullable String email, String member, CodePurpose purpose) {
        if (type == MfaType.OTP) {
            OtpSecrets.Shown secret = otpSecrets.create(user);
            verifyCodes.open(user.codeOwner(), purpose, secret.secretId());
            return new PendingMfa(user, type, null, secret.uri());
        }
        if (email == null) {
            throw REQUIRED_PARAMETER.with(member);
        }
        EmailAddresses.check(email.strip());
        verifyCodes.send(user.codeOwner(), purpose, email.strip());
        return new PendingMfa(user, type, email.strip(), null);
    }

    static MfaType named(@Nullable String typeName) {
        if (typeName == null) {
            throw REQUIRED_PARAMETER.with("mfa_type");
        }
        return Stream.of(MfaType.values())
                .filter(each -> each.name().equals(typeName))
                .findFirst()
                .orElseThrow(() -> MfaError.NOT_SUPPORTED_MFA_TYPE.with(typeName));
    }

    private void demandWanted(User user, MfaType type) {
        factorDemand
                .of(user)
                .filter(policy -> !policy.counts(type))
                .ifPresent(
                        policy -> {
                            throw INVALID_PARAMETER.with(
                                    "mfa_type", policy.named() + " is what the domain counts");
                        });
    }

    /** The domain's word about kinds goes before that about one user. */
    private boolean isDemandedOtherwise(User user, MfaType type) {
        return user.mfa().enforced() && user.mfa().type() != type && !factorDemand.isOutdated(user);
    }

    /** First step of turning it off: it stays on until the code was shown. */
    public User beginRemoval(String domainId, String userId) {
        User user = users.lockOver(domainId, userId);
        demandOn(user);
        secondFactor.ask(user, CodePurpose.MFA_DISABLE);
        return user;
    }

    public User remove(String domainId, String userId) {
        User user = users.lockOver(domainId, userId);
        demandOn(user);
        Mfa before = user.mfa();
        turnOff(user);
        if (user.mfa().enforced()) {
            sessions.revokeAll(user.key());
        }
        tell(user, before, false);
        return user;
    }

    /** Second step: judges the code that turns it on or off, then lets it take effect. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public User confirm(OwnAccount.Self self, String code) {
        User user = users.get(self.domainId(), self.userId());
        boolean off = user.mfa().isOn() && !isReplaced(user);
        CodePurpose purpose = off ? CodePurpose.MFA_DISABLE : CodePurpose.MFA_ENABLE;
        MfaType type = off ? user.mfa().typeInUse() : pending(user, purpose);
        ProvenFactor proven = secondFactor.prove(user, purpose, type, code);
        return transactions.required(() -> complete(self, user, proven, purpose));
    }

    /** Whether another one is set up in place of one that does not count any more. */
    private boolean isReplaced(User user) {
        return factorDemand.isOutdated(user)
                && verifyCodes.isMailed(user.key(), CodePurpose.MFA_ENABLE).isPresent()
                && verifyCodes.isMailed(user.key(), CodePurpose.MFA_DISABLE).isEmpty();
    }

    /** Second step of {@link #beginAnother}. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public User confirmAnother(OwnAccount.Self self, String code) {
        User user = users.get(self.domainId(), self.userId());
        CodePurpose purpose = CodePurpose.MFA_ADD;
        MfaType type = pending(user, purpose);
        return otherFactors.add(user, secondFactor.prove(user, purpose, type, code));
    }

    /** What is being set up. */
    private MfaType pending(User user, CodePurpose purpose) {
        return verifyCodes
                .isMailed(user.key(), purpose)
                .map(byMail -> byMail ? MfaType.EMAIL : MfaType.OTP)
                .orElseThrow(() -> MfaError.MFA_NOT_ENABLED.with(user.userId()));
    }

    /** The code was right, and takes effect if it is still about the same thing. */
    private User complete(
            OwnAccount.Self self, User judged, ProvenFactor proven, CodePurpose purpose) {
        User user = users.lock(judged.domainId(), judged.userId());
        secondFactor.use(user, proven);
        secondFactor.record(user, proven);
        boolean turnsOn = purpose == CodePurpose.MFA_ENABLE;
        boolean fits = user.mfa().isOn() != turnsOn || turnsOn && factorDemand.isOutdated(user);
        if (user.key() != judged.key() || !fits) {
            throw INVALID_VERIFY_CODE.with();
        }
        Mfa before = user.mfa();
        if (turnsOn) {
            turnOn(user, proven);
            enrolledFactor.confirmed(
                    self, user, CountedFactor.valueOf(proven.codeType().name()), proven.target());
        } else {
            turnOff(user);
        }
        tell(user, before, true);
        return user;
    }

    private void turnOn(User user, ProvenFactor proven) {
        // Left by a node of an older version, which knows of none.
        recoveryCodes.drop(user.key());
        trustedDevices.drop(user.key());
        if (isDemandedOtherwise(user, proven.codeType())) {
            throw INVALID_VERIFY_CODE.with();
        }
        verifyCodes.withdraw(user.key(), CodePurpose.ofFactorsInUse());
        if (proven.type() == MfaType.OTP) {
            otpSecrets.confirm(proven.target());
            user.turnOnMfa(MfaType.OTP, null, proven.target());
        } else {
            user.turnOnMfa(MfaType.EMAIL, proven.target(), null);
        }
        otpSecrets.dropUnused(user);
    }

    /** One that is on stays the preferred one. */
    private static void turnOn(
            User user, MfaType type, @Nullable String address, @Nullable String secretId) {
        if (user.mfa().isOn()) {
            user.addFactor(type, address, secretId);
        } else {
            user.turnOnMfa(type, address, secretId);
        }
    }

    private void turnOff(User user) {
        user.turnOffMfa();
        recoveryCodes.drop(user.key());
        trustedDevices.drop(user.key());
        otpSecrets.dropUnused(user);
        verifyCodes.withdraw(user.key(), CodePurpose.ofFactorsInUse());
    }

    private static void demandOn(User user) {
        if (!user.mfa().isOn()) {
            throw MfaError.MFA_ALREADY_DISABLED.with(user.userId());
        }
    }

    /**
     * The app that a user has from another service, which had them confirm it. {@code isHere}: they
     * were here before, and are told like of any other change.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void adopt(User user, String base32, boolean isHere) {
        Mfa before = user.mfa();
        if (before.enforced() && before.type() != MfaType.OTP) {
            throw INVALID_PARAMETER.with("otp_secret", "EMAIL is demanded of this user");
        }
        turnOn(user, MfaType.OTP, null, otpSecrets.adopt(user, base32));
        if (isHere) {
            tell(user, before, false);
        }
    }

    /** As {@link #adopt}, for codes that the other service mailed to an address. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void adoptAddress(User user, String address, boolean isHere) {
        Mfa before = user.mfa();
        if (before.enforced() && before.type() != MfaType.EMAIL) {
            throw INVALID_PARAMETER.with("mfa_email", "OTP is demanded of this user");
        }
        EmailAddresses.check(address);
        turnOn(user, MfaType.EMAIL, address, null);
        if (isHere) {
            tell(user, before, false);
        }
    }

    private void tell(User user, Mfa before, boolean byHimself) {
        changed.fire(MfaChanged.of(user, before, byHimself, clock.instant()));
        audit.changed(
                "User.mfa",
                user.domainId(),
                "User",
                user.userId(),
                Map.of("state", user.mfa().state(), "by_himself", byHimself));
    }
}
