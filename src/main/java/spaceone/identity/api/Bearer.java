package spaceone.identity.api;

import static spaceone.identity.CommonError.AUTHENTICATE_FAILURE;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import spaceone.identity.IdentityException;
import spaceone.identity.SignedTexts;
import spaceone.identity.token.Authentication;
import spaceone.identity.token.Principal;

/** Reads the {@code Authorization} header (RFC 6750; the scheme is compared without case). */
@ApplicationScoped
public class Bearer {

    private static final String SCHEME = "bearer ";

    @Inject Authentication authentication;
    @Inject Clock clock;

    public Principal authenticate(String header) {
        return authentication.authenticate(token(header));
    }

    /** Whether the token says of itself that it is over. */
    boolean hasExpired(String header) {
        try {
            return SignedTexts.read(token(header))
                    .flatMap(SignedTexts::claims)
                    .map(JWTClaimsSet::getExpirationTime)
                    .filter(end -> end.toInstant().isBefore(clock.instant()))
                    .isPresent();
        } catch (IdentityException e) {
            return false;
        }
    }

    /** The token in the header, whatever it is good for. */
    public static String token(String header) {
        if (header == null
                || header.length() <= SCHEME.length()
                || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw AUTHENTICATE_FAILURE.with("empty token provided.");
        }
        return header.substring(SCHEME.length()).strip();
    }
}
