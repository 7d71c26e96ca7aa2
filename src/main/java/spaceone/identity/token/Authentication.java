package spaceone.identity.token;

import static spaceone.identity.CommonError.AUTHENTICATE_FAILURE;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.util.List;
import spaceone.identity.session.SessionKind;

/**
 * Finds out who bears a token, on every request anew: the token must be genuine, and its session,
 * user and domain must be in order at this moment. One statement, no transaction: it only reads.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Authentication {

    private static final String STANDING =
            """
            select u.user_id, u.role_type, s.kind, s.created_at
            from sessions s
            join users u on u.id = s.user_key
            join domains d on d.domain_id = u.domain_id
            where s.session_id = ?1 and s.domain_id = ?2 and s.revoked_at is null
              and u.domain_id = ?2 and u.state <> 'DISABLED' and d.state = 'ENABLED'
            """;

    @PersistenceContext EntityManager em;
    @Inject Tokens tokens;

    public Principal authenticate(String bearer) {
        Claims claims = tokens.verify(bearer, KeyPurpose.ACCESS);
        TokenType type = claims.type().orElseThrow(Tokens::invalid);
        return switch (type) {
            case ACCESS_TOKEN -> user(claims);
            case SYSTEM_TOKEN -> system(claims);
            case REFRESH_TOKEN, CLIENT_SECRET -> throw Tokens.invalid();
        };
    }

    private Principal user(Claims claims) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows =
                em.createNativeQuery(STANDING)
                        .setParameter(1, claims.sessionId())
                        .setParameter(2, claims.domainId())
                        .getResultList();
        if (rows.isEmpty() || !claims.subject().equals(rows.get(0)[0])) {
            throw Tokens.invalid();
        }
        Object[] row = rows.get(0);
        CallerRole role = claims.role().orElseThrow(Tokens::invalid);
        boolean administrator = "DOMAIN_ADMIN".equals(row[1]);
        if (!administrator
                && (role == CallerRole.DOMAIN_ADMIN || role == CallerRole.SYSTEM_ADMIN)) {
            // 401, so that the client asks for a new token with the role the user has now.
            throw AUTHENTICATE_FAILURE.with("the role of the token is no longer the user's.");
        }
        return new Principal(
                OwnerType.USER,
                role,
                claims.domainId(),
                claims.subject(),
                claims.workspaceId(),
                claims.permissions(),
                claims.projects(),
                claims.sessionId(),
                SessionKind.valueOf((String) row[2]),
                ((Timestamp) row[3]).toInstant());
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
