package spaceone.identity.api;

import static spaceone.identity.CommonError.PERMISSION_DENIED;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.enterprise.context.RequestScoped;
import spaceone.identity.session.SessionKind;
import spaceone.identity.token.CallerRole;
import spaceone.identity.token.OwnerType;
import spaceone.identity.token.Principal;
import spaceone.identity.user.OwnAccount;

/**
 * Who calls, and what the token writes into the request in place of what the client sent
 * (tenancy-api.md 2.7).
 */
@RequestScoped
public class Caller {

    private Principal principal;
    private String tenantHeader;

    void is(Principal who, String domainHeader) {
        this.principal = who;
        this.tenantHeader = domainHeader;
    }

    public Principal principal() {
        return principal;
    }

    /**
     * The tenant of the call: the token's. Only a system token may name another, in a header or in
     * the request.
     */
    public String domain(String requested) {
        if (!principal.isSystem()) {
            return principal.domainId();
        }
        String named = tenantHeader == null ? requested : tenantHeader;
        if (named == null) {
            throw REQUIRED_PARAMETER.with("domain_id");
        }
        return named;
    }

    /**
     * As {@link #domain}, for methods that refuse a request for another tenant instead of
     * overruling it.
     */
    public String ownDomain(String requested) {
        if (!principal.isSystem() && requested != null && !requested.equals(principal.domainId())) {
            throw PERMISSION_DENIED.with();
        }
        return domain(requested);
    }

    public boolean isAdministrator() {
        return principal.isSystem() || principal.role() == CallerRole.DOMAIN_ADMIN;
    }

    /** Refuses whoever acts on somebody else without being an administrator. */
    public void demandSelfOrAdministrator(String userId) {
        if (!isAdministrator()) {
            demandSelf(userId);
        }
    }

    /** Refuses whoever acts on somebody else. */
    public void demandSelf(String userId) {
        if (principal.owner() != OwnerType.USER || !principal.subject().equals(userId)) {
            throw PERMISSION_DENIED.with();
        }
    }

    public String userId() {
        return principal.subject();
    }

    public OwnAccount.Self self() {
        return new OwnAccount.Self(
                principal.domainId(),
                principal.subject(),
                principal.sessionId(),
                principal.signedInAt(),
                principal.sessionKind() == SessionKind.LINK,
                principal.isRestricted());
    }
}
