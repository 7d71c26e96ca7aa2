package spaceone.identity.token;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.NOT_FOUND;
import static spaceone.identity.CommonError.PERMISSION_DENIED;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.Circle;
import spaceone.identity.access.Members;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleBinding;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.access.Roles;
import spaceone.identity.mfa.FactorDemand;
import spaceone.identity.project.ProjectAccess;
import spaceone.identity.session.Sessions;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.tenancy.Place;
import spaceone.identity.tenancy.TenancyError;
import spaceone.identity.tenancy.Workspace;
import spaceone.identity.tenancy.Workspaces;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.User;
import spaceone.identity.user.UserError;
import spaceone.identity.user.UserRoleType;
import spaceone.identity.user.Users;

/** Exchanges refresh tokens for access tokens of a scope (docs/contract/sign-in.md). */
@Stateless
public class Grants {

    @PersistenceContext EntityManager em;
    @Inject Tokens tokens;
    @Inject Domains domains;
    @Inject Users users;
    @Inject Workspaces workspaces;
    @Inject Roles roles;
    @Inject RoleBindings bindings;
    @Inject Members members;
    @Inject ProjectAccess projects;
    @Inject Sessions sessions;
    @Inject FactorDemand factorDemand;
    @Inject Lifetimes lifetimes;
    @Inject Clock clock;

    @Inject
    @Configured(Setting.ACCESS_PERMISSIONS_SIZE)
    int claimsSize;

    public Grant grant(GrantRequest request) {
        if (request.scope() == Scope.PROJECT) {
            throw INVALID_PARAMETER.with("scope", "must be one of SYSTEM, DOMAIN, WORKSPACE, USER");
        }
        demandType(request);
        Claims refresh = tokens.verify(request.token(), KeyPurpose.REFRESH);
        if (refresh.domainId().equals(Domain.ROOT) && request.scope() != Scope.SYSTEM) {
            throw PERMISSION_DENIED.with();
        }
        if (request.scope() == Scope.WORKSPACE) {
            demandWorkspace(Place.of(refresh.domainId(), request.workspaceId()));
        }
        Domain domain = demandDomain(refresh.domainId());
        User user = owner(refresh);
        demandNothingPending(domain, user);
        return grant(request, refresh, user);
    }

    /**
     * A genuine token of another type is a wrong grant type; everything else is simply not
     * accepted.
     */
    private void demandType(GrantRequest request) {
        TokenType type = tokens.peek(request.token()).type().orElseThrow(Tokens::invalid);
        if (type != request.grantType() || type != TokenType.REFRESH_TOKEN) {
            throw TokenError.INVALID_GRANT_TYPE.with(request.grantType());
        }
    }

    private Domain demandDomain(String domainId) {
        Domain domain = domains.find(domainId).orElseThrow(Tokens::invalid);
        if (!domain.isEnabled()) {
            throw TenancyError.DOMAIN_STATE.with(domainId, domain.state());
        }
        return domain;
    }

    private void demandWorkspace(Place place) {
        String workspaceId = place.workspaceId();
        if (workspaceId == null) {
            throw REQUIRED_PARAMETER.with("workspace_id");
        }
        Workspace workspace =
                workspaces
                        .find(place.domainId(), workspaceId)
                        .orElseThrow(() -> NOT_FOUND.with("workspace_id", workspaceId));
        if (!workspace.isEnabled()) {
            throw TenancyError.WORKSPACE_STATE.with(workspaceId, workspace.state());
        }
    }

    private User owner(Claims refresh) {
        User user = users.find(refresh.domainId(), refresh.subject()).orElseThrow(Tokens::invalid);
        boolean standing =
                !em.createNativeQuery(
                                "select 1 from sessions where session_id = ?1 and user_key = ?2 and revoked_at is null")
                        .setParameter(1, refresh.sessionId())
                        .setParameter(2, user.key())
                        .getResultList()
                        .isEmpty();
        if (user.isDisabled()) {
            throw UserError.USER_STATE_DISABLED.with(user.userId());
        }
        if (!standing) {
            throw Tokens.invalid();
        }
        return user;
    }

    private void demandNothingPending(Domain domain, User user) {
        if (user.must(RequiredAction.UPDATE_PASSWORD)) {
            throw TokenError.UPDATE_PASSWORD_REQUIRED.with(user.userId());
        }
        if (factorDemand.isPending(domain, user)) {
            throw TokenError.MFA_NOT_ACTIVATED.with(SecondStep.mailbox(user), user.mfa().type());
        }
    }

    private Grant grant(GrantRequest request, Claims refresh, User user) {
        Instant now = clock.instant();
        Instant end = now.plus(lifetimes.access(request.timeout()));
        boolean inWorkspace = request.scope() == Scope.WORKSPACE;
        String workspaceId = inWorkspace ? request.workspaceId() : null;
        Optional<RoleBinding> binding = binding(user, workspaceId);
        CallerRole role = role(request.scope(), user, binding);
        List<String> permissions = permissions(user, binding);
        Claims.Builder access =
                Claims.of(
                                TokenType.ACCESS_TOKEN,
                                OwnerType.USER,
                                user.domainId(),
                                user.userId(),
                                now)
                        .session(refresh.sessionId())
                        .proof(refresh.proof())
                        .role(role)
                        .list("permissions", permissions)
                        .expiresAt(end);
        if (inWorkspace) {
            enter(access, role, user, workspaceId, permissions);
        }
        // The user before his session, like everybody who ends sessions: no deadlock between them.
        users.seen(user.key());
        sessions.touch(refresh.sessionId(), end);
        return new Grant(
                tokens.sign(access.build(), KeyPurpose.ACCESS),
                binding.map(b -> b.roleType().name()).orElse(UserRoleType.USER.name()),
                binding.map(RoleBinding::roleId).orElse(null),
                Place.of(user.domainId(), workspaceId));
    }

    /** An administrator is one everywhere; anybody else is what he is in the workspace. */
    private Optional<RoleBinding> binding(User user, @Nullable String workspaceId) {
        if (user.isAdministrator()) {
            return bindings.of(user.domainId(), user.userId(), RoleBinding.EVERY_WORKSPACE);
        }
        return Optional.ofNullable(workspaceId)
                .flatMap(id -> bindings.of(user.domainId(), user.userId(), id));
    }

    private List<String> permissions(User user, Optional<RoleBinding> binding) {
        return binding.flatMap(b -> roles.find(user.domainId(), b.roleId()))
                .map(Role::permissions)
                .orElse(List.of());
    }

    /**
     * What other services want to know of somebody in a workspace, as much of it as requests can
     * carry: what is left out makes nobody see more.
     */
    private void enter(
            Claims.Builder access,
            CallerRole role,
            User user,
            @Nullable String workspaceId,
            List<String> permissions) {
        access.workspace(workspaceId);
        ClaimRoom room = new ClaimRoom(claimsSize);
        room.take(permissions);
        String domainId = user.domainId();
        ClaimRoom half = room.half();
        List<String> groups =
                half.take(
                        members.circlesOf(
                                Circle.USER_GROUP,
                                Place.of(domainId, workspaceId),
                                user.userId(),
                                half.most()));
        access.list("user_groups", groups);
        if (role == CallerRole.WORKSPACE_MEMBER) {
            room.take(groups);
            access.list(
                    "projects",
                    room.take(
                            projects.ofMember(
                                    Place.of(domainId, workspaceId), user.userId(), room.most())));
        }
    }

    private static CallerRole role(Scope scope, User user, Optional<RoleBinding> binding) {
        return switch (scope) {
            case SYSTEM -> {
                demand(user.isAdministrator() && user.domainId().equals(Domain.ROOT));
                yield CallerRole.SYSTEM_ADMIN;
            }
            case DOMAIN -> {
                demand(user.isAdministrator());
                yield CallerRole.DOMAIN_ADMIN;
            }
            case WORKSPACE -> {
                demand(binding.isPresent());
                yield binding.get().isOfDomain()
                        ? CallerRole.WORKSPACE_OWNER
                        : CallerRole.valueOf(binding.get().roleType().name());
            }
            case USER, PROJECT -> CallerRole.USER;
        };
    }

    private static void demand(boolean qualified) {
        if (!qualified) {
            throw PERMISSION_DENIED.with();
        }
    }
}
