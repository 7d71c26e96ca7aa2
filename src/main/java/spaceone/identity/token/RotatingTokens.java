package spaceone.identity.token;

import static spaceone.identity.CommonError.AUTHENTICATE_FAILURE;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Ids;
import spaceone.identity.Transactions;
import spaceone.identity.access.Role;
import spaceone.identity.access.Roles;
import spaceone.identity.audit.Audit;
import spaceone.identity.mfa.FactorDemand;
import spaceone.identity.session.Session;
import spaceone.identity.session.Sessions;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.tenancy.TenancyError;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.User;
import spaceone.identity.user.UserError;
import spaceone.identity.user.Users;

/**
 * Token pairs whose refresh token is good for one use (docs/contract/sign-in.md): it brings the
 * next pair, and a number of times that was fixed at sign-in. The access token has the user's own
 * role at once, because these clients know no grant.
 */
@Stateless
public class RotatingTokens {

    public static final int MOST_REFRESHES = 18;

    private static final List<String> OWN_PROFILE = List.of(Principal.OWN_PROFILE);

    @Inject Transactions transactions;
    @Inject Domains domains;
    @Inject Users users;
    @Inject Roles roles;
    @Inject Sessions sessions;
    @Inject FactorDemand factorDemand;
    @Inject Tokens tokens;
    @Inject Lifetimes lifetimes;
    @Inject Audit audit;
    @Inject Clock clock;

    /** The first pair of a new session, in the transaction of the sign-in. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public TokenPair begin(User user, SignInProof proof, @Nullable Integer timeout, int refreshes) {
        Instant now = clock.instant();
        String key = Ids.token();
        Session session =
                sessions.beginRotating(
                        user.domainId(), user.key(), key, now.plus(lifetimes.rotating()));
        return pair(user, proof, session.sessionId(), key, refreshes, timeout);
    }

    /**
     * Takes a refresh token. One that comes a second time was copied by somebody, and nobody can
     * tell who is who: the whole session ends, and that outlives the refusal.
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public TokenPair refresh(String token) {
        Claims refresh = tokens.verify(token, KeyPurpose.REFRESH);
        if (refresh.refreshKey().isEmpty()) {
            throw Tokens.invalid();
        }
        if (refresh.refreshesLeft() <= 0) {
            throw AUTHENTICATE_FAILURE.with("the token cannot be refreshed any more.");
        }
        Optional<TokenPair> next = transactions.required(() -> next(refresh));
        if (next.isEmpty()) {
            sessions.revoke(refresh.sessionId());
            audit.refused(
                    "Token.refresh",
                    refresh.domainId(),
                    "User",
                    refresh.subject(),
                    "ERROR_INVALID_REFRESH_TOKEN");
        }
        return next.orElseThrow(Tokens::invalid);
    }

    /** The next pair; empty when the token was used before. */
    private Optional<TokenPair> next(Claims refresh) {
        Domain domain = domains.find(refresh.domainId()).orElseThrow(Tokens::invalid);
        if (!domain.isEnabled()) {
            throw TenancyError.DOMAIN_STATE.with(domain.domainId(), domain.state());
        }
        User user = users.find(refresh.domainId(), refresh.subject()).orElseThrow(Tokens::invalid);
        if (user.isDisabled()) {
            throw UserError.USER_STATE_DISABLED.with(user.userId());
        }
        if (factorDemand.isPending(domain, user)) {
            throw TokenError.MFA_NOT_ACTIVATED.with(SecondStep.mailbox(user), user.mfa().type());
        }
        // The user before his session, like everybody who ends sessions: no deadlock between them.
        users.seen(user.key());
        String key = Ids.token();
        if (!sessions.rotate(refresh.sessionId(), refresh.refreshKey(), key)) {
            return Optional.empty();
        }
        return Optional.of(
                pair(
                        user,
                        refresh.proof(),
                        refresh.sessionId(),
                        key,
                        refresh.refreshesLeft() - 1,
                        null));
    }

    private TokenPair pair(
            User user,
            SignInProof proof,
            String sessionId,
            String key,
            int refreshes,
            @Nullable Integer timeout) {
        Instant now = clock.instant();
        Instant accessEnd = now.plus(lifetimes.access(timeout));
        Instant refreshEnd = now.plus(lifetimes.rotating());
        sessions.touch(sessionId, accessEnd.isAfter(refreshEnd) ? accessEnd : refreshEnd);
        boolean restricted = user.must(RequiredAction.UPDATE_PASSWORD);
        Claims access =
                claims(user, TokenType.ACCESS_TOKEN, sessionId, now)
                        .proof(proof)
                        .firstVersion(TokenType.ACCESS_TOKEN)
                        .role(restricted ? CallerRole.USER : roleOf(user))
                        .list("permissions", restricted ? OWN_PROFILE : permissionsOf(user))
                        .expiresAt(accessEnd)
                        .build();
        Claims refresh =
                claims(user, TokenType.REFRESH_TOKEN, sessionId, now)
                        .proof(proof)
                        .firstVersion(TokenType.REFRESH_TOKEN)
                        .rotating(key, refreshes)
                        .expiresAt(refreshEnd)
                        .build();
        return new TokenPair(
                tokens.sign(access, KeyPurpose.ACCESS), tokens.sign(refresh, KeyPurpose.REFRESH));
    }

    private static CallerRole roleOf(User user) {
        return user.isAdministrator() ? CallerRole.DOMAIN_ADMIN : CallerRole.USER;
    }

    private List<String> permissionsOf(User user) {
        return user.roleId()
                .flatMap(id -> roles.find(user.domainId(), id))
                .map(Role::permissions)
                .orElse(List.of());
    }

    private static Claims.Builder claims(User user, TokenType type, String sessionId, Instant now) {
        return Claims.of(type, OwnerType.USER, user.domainId(), user.userId(), now)
                .session(sessionId);
    }
}
