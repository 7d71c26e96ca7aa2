package spaceone.identity.token;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.PERMISSION_DENIED;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import spaceone.identity.access.Role;
import spaceone.identity.access.Roles;
import spaceone.identity.session.Sessions;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.tenancy.TenancyError;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.User;
import spaceone.identity.user.UserError;
import spaceone.identity.user.Users;

/** Exchanges refresh tokens for access tokens of a scope (user-api.md 6.2). */
@Stateless
public class Grants {

    @PersistenceContext EntityManager em;
    @Inject Tokens tokens;
    @Inject Domains domains;
    @Inject Users users;
    @Inject Roles roles;
    @Inject Sessions sessions;
    @Inject Lifetimes lifetimes;
    @Inject Clock clock;

    public Grant grant(GrantRequest request) {
        if (request.scope() == Scope.PROJECT) {
            throw INVALID_PARAMETER.with("scope", "must be one of SYSTEM, DOMAIN, WORKSPACE, USER");
        }
        demandType(request);
        Claims refresh = tokens.verify(request.token(), KeyPurpose.REFRESH);
        if (refresh.domainId().equals(Domain.ROOT) && request.scope() != Scope.SYSTEM) {
            throw PERMISSION_DENIED.with();
        }
        if (request.scope() == Scope.WORKSPACE && request.workspaceId() == null) {
            throw REQUIRED_PARAMETER.with("workspace_id");
        }
        demandDomain(refresh.domainId());
        User user = owner(refresh);
        demandNothingPending(user);
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

    private void demandDomain(String domainId) {
        Domain domain = domains.find(domainId).orElseThrow(Tokens::invalid);
        if (!domain.isEnabled()) {
            throw TenancyError.DOMAIN_STATE.with(domainId, domain.state());
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

    private static void demandNothingPending(User user) {
        if (user.must(RequiredAction.UPDATE_PASSWORD)) {
            throw TokenError.UPDATE_PASSWORD_REQUIRED.with(user.userId());
        }
        if (user.must(RequiredAction.ENFORCE_MFA)) {
            throw TokenError.MFA_NOT_ACTIVATED.with(user.userId(), user.mfa().type());
        }
    }

    private Grant grant(GrantRequest request, Claims refresh, User user) {
        Instant now = clock.instant();
        Instant end = now.plus(lifetimes.access(request.timeout()));
        CallerRole role = role(request.scope(), user);
        List<String> permissions =
                user.roleId()
                        .flatMap(id -> roles.find(user.domainId(), id))
                        .map(Role::permissions)
                        .orElse(List.of());
        Claims access =
                Claims.of(
                                TokenType.ACCESS_TOKEN,
                                OwnerType.USER,
                                user.domainId(),
                                user.userId(),
                                now)
                        .session(refresh.sessionId())
                        .role(role)
                        .list("permissions", permissions)
                        .expiresAt(end)
                        .build();
        sessions.touch(refresh.sessionId(), end);
        users.seen(user.key());
        return new Grant(
                tokens.sign(access, KeyPurpose.ACCESS),
                user.roleType().name(),
                user.roleId().orElse(null),
                user.domainId(),
                null);
    }

    private static CallerRole role(Scope scope, User user) {
        return switch (scope) {
            case SYSTEM -> {
                demandAdministrator(user.isAdministrator() && user.domainId().equals(Domain.ROOT));
                yield CallerRole.SYSTEM_ADMIN;
            }
            case DOMAIN -> {
                demandAdministrator(user.isAdministrator());
                yield CallerRole.DOMAIN_ADMIN;
            }
            case WORKSPACE -> throw PERMISSION_DENIED.with();
            case USER, PROJECT -> CallerRole.USER;
        };
    }

    private static void demandAdministrator(boolean allowed) {
        if (!allowed) {
            throw PERMISSION_DENIED.with();
        }
    }
}
