package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import spaceone.identity.access.Powers;

/**
 * Invitations that nobody came upon, sent again: by an administrator, or because the invited asks
 * for a password they never had.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Invitations {

    @Inject Users users;
    @Inject Powers powers;
    @Inject InvitationDelivery delivery;
    @Inject TemporaryPasswords temporaryPasswords;
    @Inject ResetMode mode;

    /** Asked for by an administrator; refuses where there is nothing to be invited to any more. */
    public User resend(String domainId, String userId) {
        User user = users.get(domainId, userId);
        powers.demandOver(domainId, user.userId());
        InvitationDelivery.demandOpen(user);
        if (user.authType() == AuthType.EXTERNAL) {
            return delivery.toProvider(domainId, user.userId());
        }
        TemporaryPasswords.Made temporary =
                mode.isTemporaryPassword() ? temporaryPasswords.make() : null;
        return delivery.toPassword(domainId, user.userId(), temporary);
    }
}
