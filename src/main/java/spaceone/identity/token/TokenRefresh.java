package spaceone.identity.token;

import static spaceone.identity.CommonError.AUTHENTICATE_FAILURE;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import spaceone.identity.audit.Audit;
import spaceone.identity.session.Sessions;

/**
 * Takes a rotating refresh token. One that comes a second time was copied by somebody, and nobody
 * can tell who is who: the whole session ends, and that outlives the refusal.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TokenRefresh {

    @Inject Tokens tokens;
    @Inject RotatingTokens rotatingTokens;
    @Inject Sessions sessions;
    @Inject Audit audit;

    public TokenPair refresh(String token) {
        Claims refresh = tokens.verify(token, KeyPurpose.REFRESH);
        if (refresh.refreshKey().isEmpty()) {
            throw Tokens.invalid();
        }
        if (refresh.refreshesLeft() <= 0) {
            throw AUTHENTICATE_FAILURE.with("the token cannot be refreshed any more.");
        }
        Optional<TokenPair> next = rotatingTokens.next(refresh);
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
}
