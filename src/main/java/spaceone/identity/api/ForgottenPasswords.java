package spaceone.identity.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import spaceone.identity.IdentityException;
import spaceone.identity.access.Permissions;
import spaceone.identity.audit.Actor;
import spaceone.identity.token.CallerRole;
import spaceone.identity.token.Principal;
import spaceone.identity.user.PasswordReset;
import spaceone.identity.user.QuietResets;
import spaceone.identity.user.ResetMode;
import spaceone.identity.user.ResetRequests;

/**
 * Takes requests for a new password, which anybody may send: one answer for all, at once. Only an
 * administrator of the domain who may read its users is told why nothing will come of it, or
 * everybody where the installation is configured so.
 */
@ApplicationScoped
public class ForgottenPasswords {

    @Inject PasswordReset reset;
    @Inject ResetRequests requests;
    @Inject QuietResets quietResets;
    @Inject ResetMode mode;
    @Inject Bearer bearer;
    @Inject Actor actor;

    public Empty ask(String domainId, String userId, String authorization) {
        if (mode.discloses() || comesFromAdministrator(domainId, authorization)) {
            reset.ask(domainId, userId, actor.source());
        } else {
            requests.put(domainId, userId, actor.source());
            quietResets.workOff();
        }
        return new Empty();
    }

    private boolean comesFromAdministrator(String domainId, String authorization) {
        if (authorization == null) {
            return false;
        }
        try {
            Principal principal = bearer.authenticate(authorization);
            return principal.role() == CallerRole.DOMAIN_ADMIN
                    && principal.domainId().equals(domainId)
                    && Permissions.covers(principal.permissions(), "identity:User.read");
        } catch (IdentityException notAccepted) {
            return false; // the method is public: a bad token is no token
        }
    }
}
