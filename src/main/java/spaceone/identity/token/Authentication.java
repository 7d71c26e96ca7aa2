package spaceone.identity.token;

import static spaceone.identity.CommonError.AUTHENTICATE_FAILURE;
import static spaceone.identity.CommonError.PERMISSION_DENIED;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import spaceone.identity.IdentityException;
import spaceone.identity.StringsColumn;
import spaceone.identity.app.AppStandings;
import spaceone.identity.operation.TokenMeter;
import spaceone.identity.session.SessionKind;

/**
 * Finds out who bears a token, on every request anew: the token must be genuine, and its session,
 * user, domain, workspace and role must be in order at this moment. One statement, no transaction:
 * it only reads. What a bearer may do is what his role says now, not what it said when the token
 * was made.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Authentication {

    /**
     * Whose session it is comes first, whatever the statistics say: after many people came at once
     * they know nothing of them, and all users were joined with all bindings.
     */
    private static final String STANDING =
            """
            with u as materialized (
                select u.domain_id, u.user_id, u.role_type, s.kind,
                    greatest(s.created_at, s.proven_at) as proven_at
                from sessions s cross join lateral
                    (select domain_id, user_id, role_type, state from users where id = s.user_key offset 0) u
                where s.session_id = ?1 and s.domain_id = ?2 and s.revoked_at is null
                  and u.domain_id = ?2 and u.state <> 'DISABLED')
            select u.user_id, u.role_type, u.kind, u.proven_at, w.state, b.role_type, r.permissions
            from u
            join domains d on d.domain_id = u.domain_id and d.state = 'ENABLED'
            left join workspaces w on w.domain_id = u.domain_id and w.workspace_id = ?3
            left join role_bindings b on b.domain_id = u.domain_id and b.user_id = u.user_id
              and b.workspace_id = case when u.role_type = 'DOMAIN_ADMIN' then '*' else ?3 end
            left join roles r on r.domain_id = b.domain_id and r.role_id = b.role_id
            """;

    @PersistenceContext EntityManager em;
    @Inject Tokens tokens;
    @Inject AppStandings apps;

    public Principal authenticate(String bearer) {
        Claims claims = tokens.verify(bearer, KeyPurpose.ACCESS);
        try {
            return principal(claims);
        } catch (IdentityException refusal) {
            TokenMeter.outlived();
            throw refusal;
        }
    }

    private Principal principal(Claims claims) {
        TokenType type = claims.type().orElseThrow(Tokens::invalid);
        return switch (type) {
            case ACCESS_TOKEN -> user(claims);
            case CLIENT_SECRET -> app(claims);
            case SYSTEM_TOKEN -> system(claims);
            case REFRESH_TOKEN -> throw Tokens.invalid();
        };
    }

    private Principal user(Claims claims) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows =
                em.createNativeQuery(STANDING)
                        .setParameter(1, claims.sessionId())
                        .setParameter(2, claims.domainId())
                        .setParameter(3, claims.workspaceId())
                        .getResultList();
        if (rows.isEmpty() || !claims.subject().equals(rows.get(0)[0])) {
            throw Tokens.invalid();
        }
        Object[] row = rows.get(0);
        CallerRole role = claims.role().orElseThrow(Tokens::invalid);
        boolean administrator = "DOMAIN_ADMIN".equals(row[1]);
        if (claims.workspaceId().isEmpty()) {
            demandRole(role == CallerRole.USER || administrator);
        } else {
            if (!"ENABLED".equals(row[4]) || row[5] == null) {
                throw PERMISSION_DENIED.with();
            }
            String now = administrator ? "WORKSPACE_OWNER" : (String) row[5];
            demandRole(role.name().equals(now));
        }
        return new Principal(
                OwnerType.USER,
                role,
                claims.domainId(),
                claims.subject(),
                claims.workspaceId(),
                permissions(claims, row[6]),
                List.of(),
                claims.sessionId(),
                SessionKind.valueOf((String) row[2]),
                ((Timestamp) row[3]).toInstant());
    }

    /** 401, so that the client asks for a new token with the role the user has now. */
    private static void demandRole(boolean current) {
        if (!current) {
            throw AUTHENTICATE_FAILURE.with("the role of the token is no longer the user's.");
        }
    }

    /** A token that is only good for its owner's profile stays so, whatever his role allows. */
    private static List<String> permissions(Claims claims, Object ofRole) {
        return claims.permissions().contains(Principal.OWN_PROFILE)
                ? claims.permissions()
                : new StringsColumn().convertToEntityAttribute(ofRole);
    }

    private Principal app(Claims claims) {
        AppStandings.Standing app =
                apps.find(claims.domainId(), claims.tokenId()).orElseThrow(PERMISSION_DENIED::with);
        return new Principal(
                OwnerType.APP,
                CallerRole.valueOf(app.roleType().name()),
                claims.domainId(),
                app.appId(),
                app.workspaceId(),
                app.permissions(),
                app.projects(),
                claims.tokenId(),
                null,
                Instant.EPOCH);
    }

    private Principal system(Claims claims) {
        boolean standing =
                !em.createNativeQuery(
                                "select 1 from system_tokens where token_id = ?1 and revoked_at is null")
                        .setParameter(1, claims.tokenId())
                        .getResultList()
                        .isEmpty();
        if (!standing) {
            throw Tokens.invalid();
        }
        return Principal.system(claims);
    }
}
