package spaceone.identity.token;

import static spaceone.identity.CommonError.AUTHENTICATE_FAILURE;

import com.github.benmanes.caffeine.cache.Cache;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import spaceone.identity.IdentityException;
import spaceone.identity.NodeCache;
import spaceone.identity.SignedTexts;
import spaceone.identity.operation.TokenMeter;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/**
 * Signs and verifies tokens: JWTs (RFC 7519), RS256 or ES256, with the key of the domain they name.
 * Says only that a token is genuine and not expired; whether its user may still use it is {@link
 * Authentication}'s to say.
 */
@ApplicationScoped
public class Tokens {

    private static final int LONGEST_TOKEN = 16 * 1024;

    private static final int MOST_SEEN = 5_000;

    /** What ids of keys and domains are made of, and more. */
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,100}");

    /** A signature that was found genuine a moment ago, as long as its key is remembered, too. */
    private record Seen(Claims claims, KeyPurpose purpose) {}

    @Inject KeyRing keyRing;
    @Inject Keys keys;
    @Inject Clock clock;

    /** How far clocks may differ when the expiry is judged. */
    @Inject
    @Configured(Setting.TOKEN_LEEWAY)
    Duration leeway;

    private final Cache<String, Seen> seenLately =
            NodeCache.ofAtMost(MOST_SEEN, () -> clock).expireAfterWrite(KeyRing.KEPT).build();

    String sign(Claims claims, KeyPurpose purpose) {
        KeyRing.Signing key = keyRing.signing(claims.domainId(), purpose);
        JWSHeader header =
                new JWSHeader.Builder(key.algorithm().jws())
                        .type(JOSEObjectType.JWT)
                        .keyID(key.kid())
                        .build();
        SignedJWT token = new SignedJWT(header, claims.set());
        try {
            token.sign(key.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        claims.type().ifPresent(TokenMeter::signed);
        return token.serialize();
    }

    /** The claims of a genuine token; refuses anything else. */
    Claims verify(String text, KeyPurpose purpose) {
        try {
            return genuine(text, purpose);
        } catch (IdentityException refusal) {
            TokenMeter.notGenuine();
            throw refusal;
        }
    }

    private Claims genuine(String text, KeyPurpose purpose) {
        Seen seen = seenLately.getIfPresent(text);
        if (seen != null && seen.purpose() == purpose) {
            if (expired(seen.claims())) {
                throw invalid();
            }
            return seen.claims();
        }
        Claims claims = judge(text, purpose);
        seenLately.put(text, new Seen(claims, purpose));
        return claims;
    }

    private Claims judge(String text, KeyPurpose purpose) {
        SignedJWT token = parse(text);
        Claims claims = claims(token);
        if (claims.domainId().isEmpty()) {
            throw AUTHENTICATE_FAILURE.with("the token names no domain.");
        }
        boolean genuine =
                claims.isOurs() && signedBy(token, claims.domainId(), purpose) && !expired(claims);
        if (!genuine) {
            throw invalid();
        }
        return claims;
    }

    /** What the token says of itself, unverified: only good for choosing how to refuse it. */
    Claims peek(String text) {
        return claims(parse(text));
    }

    static IdentityException invalid() {
        return AUTHENTICATE_FAILURE.with("Token is invalid or expired.");
    }

    private boolean signedBy(SignedJWT token, String domainId, KeyPurpose purpose) {
        String kid = token.getHeader().getKeyID();
        if (kid != null && !isName(kid) || !isName(domainId)) {
            // Not even a question to the database, which cannot hold every character.
            return false;
        }
        return keyRing.verifying(kid == null ? oldest(domainId, purpose) : kid)
                .filter(key -> key.domainId().equals(domainId) && key.purpose() == purpose)
                // What a key signs with, the key says, never the token (RFC 8725, 3.1).
                .filter(key -> key.algorithm().jws().equals(token.getHeader().getAlgorithm()))
                .filter(key -> verifies(token, key))
                .isPresent();
    }

    private static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Tokens from before keys had ids were signed by a domain's first key. */
    private String oldest(String domainId, KeyPurpose purpose) {
        List<JWK> all = keys.publicKeys(domainId, purpose);
        return all.isEmpty() ? "" : all.get(all.size() - 1).getKeyID();
    }

    private static boolean verifies(SignedJWT token, KeyRing.Verifying key) {
        try {
            return token.verify(key.verifier());
        } catch (JOSEException e) {
            return false;
        }
    }

    /** Only a system token may have no end. */
    private boolean expired(Claims claims) {
        return claims.expiresAt()
                .map(end -> end.plus(leeway).isBefore(clock.instant()))
                .orElse(claims.type().filter(type -> type == TokenType.SYSTEM_TOKEN).isEmpty());
    }

    private static SignedJWT parse(String text) {
        return Optional.of(text)
                .filter(token -> token.length() <= LONGEST_TOKEN)
                .flatMap(SignedTexts::read)
                .orElseThrow(Tokens::unreadable);
    }

    private static Claims claims(SignedJWT token) {
        return SignedTexts.claims(token).map(Claims::new).orElseThrow(Tokens::unreadable);
    }

    private static IdentityException unreadable() {
        return AUTHENTICATE_FAILURE.with("failed to decode token.");
    }
}
