package spaceone.identity.user;

import static spaceone.identity.CommonError.REQUIRED_PARAMETER;
import static spaceone.identity.verification.VerificationError.INVALID_VERIFY_CODE;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import spaceone.identity.audit.Audit;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.VerifyCode;
import spaceone.identity.verification.VerifyCodes;

/**
 * Whether the address of a user is his (user-api.md 2.5): asked by a code to that address, or
 * simply said by an administrator. The address may be changed in the same step.
 */
@Stateless
public class EmailVerification {

    @Inject Users users;
    @Inject VerifyCodes verifyCodes;
    @Inject Audit audit;
    @Inject Event<EmailChanged> emailChanged;

    /** Mails a code; until it is shown the address counts as unproven. Null keeps the address. */
    public User ask(String domainId, String userId, String email) {
        User user = move(domainId, userId, email);
        user.mailbox().doubt();
        verifyCodes.send(user.codeOwner(), CodePurpose.EMAIL_VERIFY, user.email());
        audit.changed("User.verify_email", domainId, "User", userId, Map.of("verified", false));
        return user;
    }

    /** An administrator vouches for the address. */
    public User declare(String domainId, String userId, String email) {
        User user = move(domainId, userId, email);
        user.mailbox().proven(user.email());
        verifyCodes.withdraw(user.key(), CodePurpose.EMAIL_VERIFY);
        audit.changed("User.verify_email", domainId, "User", userId, Map.of("verified", true));
        return user;
    }

    /** The code was right: it is used up, and proves the address it was sent to. */
    public User complete(User judged, VerifyCode proven) {
        User user = users.lockOver(judged.domainId(), judged.userId());
        verifyCodes.use(proven);
        if (user.key() != judged.key() || !user.mailbox().proven(proven.target())) {
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

    private User move(String domainId, String userId, String email) {
        User user = users.lockOver(domainId, userId);
        if (email != null) {
            EmailAddresses.check(email.strip());
            String oldVerified = user.verifiedAddress();
            user.mailbox().moveTo(email.strip());
            EmailChanged.from(user, oldVerified).ifPresent(emailChanged::fire);
        }
        if (user.email().isEmpty()) {
            throw REQUIRED_PARAMETER.with("email");
        }
        return user;
    }
}
