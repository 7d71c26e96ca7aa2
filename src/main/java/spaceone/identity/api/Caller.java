package spaceone.identity.api;

import static spaceone.identity.CommonError.PERMISSION_DENIED;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.Assigner;
import spaceone.identity.access.ResourceGroup;
import spaceone.identity.tenancy.Place;
import spaceone.identity.token.CallerRole;
import spaceone.identity.token.Principal;
import spaceone.identity.user.OwnAccount;

/**
 * Who calls, and what the token writes into the request in place of what the client sent
 * (docs/contract/tenancy.md). Made for every request, so nothing is injected here: to look up a
 * bean of the container each time cost a fifteenth of a small request.
 */
@RequestScoped
public class Caller {

    private @Nullable Principal principal;
    private @Nullable String tenantHeader;
    private @Nullable String workspaceHeader;

    void is(Principal who, @Nullable String domainHeader, @Nullable String workspaceIdHeader) {
        this.principal = who;
        this.tenantHeader = domainHeader;
        this.workspaceHeader = workspaceIdHeader;
    }

    public Principal principal() {
        return Objects.requireNonNull(principal, "nobody has signed in");
    }

    /**
     * The tenant of the call: the token's. Only a system token may name another, in a header or in
     * the request.
     */
    public String domain(@Nullable String requested) {
        if (!principal().isSystem()) {
            return principal().domainId();
        }
        String named = tenantHeader == null ? requested : tenantHeader;
        if (named == null) {
            throw REQUIRED_PARAMETER.with("domain_id");
        }
        return named;
    }

    /**
     * As {@link #domain}, for methods with which those who run the installation act on any tenant:
     * they name it.
     */
    public String anyDomain(@Nullable String requested) {
        if (principal().isSystem() || !runsTheInstallation()) {
            return domain(requested);
        }
        if (requested == null) {
            throw REQUIRED_PARAMETER.with("domain_id");
        }
        return requested;
    }

    /** Whoever may look into all tenants: the service itself, or root's administrator. */
    public boolean runsTheInstallation() {
        return principal().isSystem() || principal().role() == CallerRole.SYSTEM_ADMIN;
    }

    /**
     * As {@link #domain}, for methods that refuse a request for another tenant instead of
     * overruling it.
     */
    public String ownDomain(@Nullable String requested) {
        if (!principal().isSystem()
                && requested != null
                && !requested.equals(principal().domainId())) {
            throw PERMISSION_DENIED.with();
        }
        return domain(requested);
    }

    /**
     * The workspace of the call: the token's for those who have a role in one; otherwise what the
     * request says, null if nothing.
     */
    public @Nullable String workspace(@Nullable String requested) {
        if (isInWorkspace()) {
            return principal().workspaceId();
        }
        return principal().isSystem() && workspaceHeader != null ? workspaceHeader : requested;
    }

    /** As {@link #workspace}, for methods that cannot do without one. */
    public String demandWorkspace(@Nullable String requested) {
        String workspaceId = workspace(requested);
        if (workspaceId == null) {
            throw REQUIRED_PARAMETER.with("workspace_id");
        }
        return workspaceId;
    }

    /** The {@link #domain} and the {@link #workspace} of the call. */
    public Place place(@Nullable String requestedDomain, @Nullable String requestedWorkspace) {
        return Place.of(domain(requestedDomain), workspace(requestedWorkspace));
    }

    private boolean isInWorkspace() {
        return principal().role() == CallerRole.WORKSPACE_OWNER
                || principal().role() == CallerRole.WORKSPACE_MEMBER;
    }

    public boolean isMember() {
        return principal().role() == CallerRole.WORKSPACE_MEMBER;
    }

    /** A role in a workspace cannot hand out power over more than it (docs/contract/tenancy.md). */
    public ResourceGroup resourceGroup(ResourceGroup requested) {
        if (isInWorkspace() && requested == ResourceGroup.DOMAIN) {
            throw PERMISSION_DENIED.with();
        }
        return requested;
    }

    /** Who changes bindings. Apps and system tokens have no binding that could be their own. */
    public Assigner assigner() {
        return new Assigner(
                principal().isHuman() ? principal().subject() : "",
                isInWorkspace() ? principal().workspaceId() : null);
    }

    /** A user or an app, by its id: who created what. */
    public String id() {
        return principal().subject();
    }

    public boolean isAdministrator() {
        return principal().isSystem() || principal().role() == CallerRole.DOMAIN_ADMIN;
    }

    /** Refuses whom a method with this permission would refuse. */
    public void demand(Permission permission) {
        if (!principal().isSystem() && !AuthenticationFilter.allowed(permission, principal())) {
            throw PERMISSION_DENIED.with();
        }
    }

    /** Refuses whoever acts on somebody else without being an administrator. */
    public void demandSelfOrAdministrator(String userId) {
        if (!isAdministrator()) {
            demandSelf(userId);
        }
    }

    /** Refuses whoever acts on somebody else. */
    public void demandSelf(String userId) {
        if (!isSelf(userId)) {
            throw PERMISSION_DENIED.with();
        }
    }

    /** Refuses whoever acts on somebody else, be it by naming their domain. */
    public void demandSelf(@Nullable String requestedDomain, String userId) {
        ownDomain(requestedDomain);
        demandSelf(userId);
    }

    /** Refuses whoever acts on themselves. */
    public void demandOther(String userId) {
        if (isSelf(userId)) {
            throw PERMISSION_DENIED.with();
        }
    }

    /** Only administrators may act on others, and only they may skip the code, as they do here. */
    public boolean skipsTheCode(String userId, @Nullable Boolean force) {
        demandSelfOrAdministrator(userId);
        if (Boolean.TRUE.equals(force) && !isAdministrator()) {
            throw PERMISSION_DENIED.with();
        }
        return isAdministrator() && !Boolean.FALSE.equals(force);
    }

    public boolean isSelf(String userId) {
        return principal().isHuman() && principal().subject().equals(userId);
    }

    public String userId() {
        return principal().subject();
    }

    public OwnAccount.Self self() {
        return new OwnAccount.Self(
                principal().domainId(),
                principal().subject(),
                principal().sessionId(),
                principal().provenAt(),
                principal().sessionKind(),
                principal().isRestricted());
    }
}
