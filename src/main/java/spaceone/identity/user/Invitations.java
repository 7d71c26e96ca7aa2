package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Transactions;
import spaceone.identity.access.Powers;
import spaceone.identity.audit.Audit;

/**
 * Invitations that nobody came upon, sent again: by an administrator, or because the invited asks
 * for a password they never had.
 */
@Stateless
public class Invitations {

    @Inject Transactions transactions;
    @Inject Users users;
    @Inject Powers powers;
    @Inject TemporaryPasswords temporaryPasswords;
    @Inject ResetMode mode;
    @Inject UserDirectory directory;
    @Inject Audit audit;
    @Inject Event<UserInvited> invited;
    @Inject Event<SsoInvited> ssoInvited;

    /** Asked for by an administrator; refuses where there is nothing to be invited to any more. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public User resend(String domainId, String userId) {
        User user = users.get(domainId, userId);
        powers.demandOver(domainId, user.userId());
        demandOpen(user);
        if (user.authType() == AuthType.EXTERNAL) {
            return transactions.required(() -> toProvider(domainId, user.userId()));
        }
        TemporaryPasswords.Made temporary =
                mode.isTemporaryPassword() ? temporaryPasswords.make() : null;
        return transactions.required(() -> toPassword(domainId, user.userId(), temporary));
    }

    /** {@code temporary} is null where links are mailed. What was mailed before is dead. */
    public User toPassword(
            String domainId, String userId, TemporaryPasswords.@Nullable Made temporary) {
        User user = users.lock(domainId, userId);
        demandOpen(user);
        if (temporary == null) {
            invited.fire(new UserInvited(domainId, user.key(), userId));
        } else {
            temporaryPasswords.give(user, temporary, true);
        }
        return resent(user, user.email());
    }

    /** Goes to the user's id, which is how the provider knows them. */
    public User toProvider(String domainId, String userId) {
        User user = users.lock(domainId, userId);
        demandOpen(user);
        if (!EmailAddresses.isAddress(userId)) {
            throw UserError.NO_INVITATION.with(userId);
        }
        String provider =
                directory
                        .provider(user)
                        .orElseThrow(
                                () -> UserError.NOT_ALLOWED_EXTERNAL_AUTHENTICATION.with(domainId));
        ssoInvited.fire(new SsoInvited(domainId, userId, user.language(), userId, provider));
        return resent(user, userId);
    }

    /**
     * Whether an invitation was never made use of: nobody has come, and there is no password of
     * their own yet.
     */
    static boolean isOpen(User user) {
        boolean awaited =
                user.authType() == AuthType.EXTERNAL
                        || user.password().isEmpty()
                                && user.must(RequiredAction.UPDATE_PASSWORD)
                                && !user.email().isEmpty();
        return awaited
                && user.userType() == UserType.USER
                && !user.isDisabled()
                && user.lastAccessedAt().isEmpty();
    }

    static void demandOpen(User user) {
        if (user.isDisabled()) {
            throw UserError.USER_STATE_DISABLED.with(user.userId());
        }
        if (!isOpen(user)) {
            throw UserError.NO_INVITATION.with(user.userId());
        }
    }

    private User resent(User user, String address) {
        audit.changed(
                "User.resend_invitation",
                user.domainId(),
                "User",
                user.userId(),
                Map.of("sent_to", address));
        return user;
    }
}
