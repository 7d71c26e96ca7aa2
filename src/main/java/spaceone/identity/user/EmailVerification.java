package spaceone.identity.user;

import static spaceone.identity.CommonError.REQUIRED_PARAMETER;
import static spaceone.identity.verification.VerificationError.INVALID_VERIFY_CODE;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Transactions;
import spaceone.identity.access.Powers;
import spaceone.identity.audit.Audit;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.VerifyCode;
import spaceone.identity.verification.VerifyCodes;

/**
 * Whether the address of a user is his (docs/contract/people.md): asked by a code to that address,
 * or simply said by an administrator. The address may be changed in the same step.
 */
@Stateless
public class EmailVerification {

    @Inject Transactions transactions;
    @Inject Users users;
    @Inject Powers powers;
    @Inject VerifyCodes verifyCodes;
    @Inject Audit audit;
    @Inject AddressChanges addressChanges;
    @Inject Clock clock;

    @Inject
    @Configured(Setting.PROFILE_RECOVERY_DELAY)
    Duration recoveryDelay;

    /** Mails a code; until it is shown the address counts as unproven. Null keeps the address. */
    public User ask(String domainId, String userId, @Nullable String email) {
        return ask(domainId, userId, email, Backing.AUTHORITY);
    }

    public User ask(String domainId, String userId, @Nullable String email, Backing backing) {
        User user = move(domainId, userId, email, backing);
        user.mailbox().doubt(clock.instant());
        verifyCodes.send(user.codeOwner(), CodePurpose.EMAIL_VERIFY, user.email());
        audit.changed("User.verify_email", domainId, "User", userId, Map.of("verified", false));
        return user;
    }

    /** An administrator vouches for the address. */
    public User declare(String domainId, String userId, @Nullable String email) {
        return declare(domainId, userId, email, Backing.AUTHORITY);
    }

    public User declare(String domainId, String userId, @Nullable String email, Backing backing) {
        User user = move(domainId, userId, email, backing);
        prove(user, user.email(), backing);
        audit.changed("User.verify_email", domainId, "User", userId, Map.of("verified", true));
        return user;
    }

    /** An administrator brings the code that a user was mailed. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public User confirm(String domainId, String userId, String code) {
        User user = users.get(domainId, userId);
        powers.demandOver(domainId, user.userId());
        return confirm(user, code, Backing.AUTHORITY);
    }

    /** Judges the code, then writes what it proves. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public User confirm(User user, String code, Backing backing) {
        VerifyCode proven = verifyCodes.prove(user.codeOwner(), CodePurpose.EMAIL_VERIFY, code);
        return transactions.required(() -> complete(user, proven, backing));
    }

    /** The code was right: it is used up, and proves the address it was sent to. */
    private User complete(User judged, VerifyCode proven, Backing backing) {
        User user = users.lockOver(judged.domainId(), judged.userId());
        verifyCodes.use(proven);
        if (user.key() != judged.key() || !prove(user, proven.target(), backing)) {
            throw INVALID_VERIFY_CODE.with();
        }
        audit.changed(
                "User.confirm_email",
                user.domainId(),
                "User",
                user.userId(),
                Map.of("verified", true));
        return user;
    }

    private boolean prove(User user, String address, Backing backing) {
        if (backing == Backing.AUTHORITY && user.mailbox().is(address)) {
            user.mailbox().vouch();
            addressChanges.forgetOthers(user);
            return true;
        }
        boolean byProven = backing == Backing.PROVEN;
        boolean proven = user.mailbox().proven(address, byProven, recoveryDelay, clock.instant());
        if (proven) {
            addressChanges.forgetOthers(user);
        }
        return proven;
    }

    private User move(String domainId, String userId, @Nullable String email, Backing backing) {
        User user = users.lockOver(domainId, userId);
        if (email != null) {
            EmailAddresses.check(email.strip());
            addressChanges.move(user, email.strip(), backing);
        }
        if (user.email().isEmpty()) {
            throw REQUIRED_PARAMETER.with("email");
        }
        if (backing == Backing.PROVEN) {
            user.mailbox().back();
        }
        return user;
    }
}
