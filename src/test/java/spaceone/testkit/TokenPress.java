package spaceone.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes the tokens of an {@link OpenIdProvider}, good and bad ones. */
public final class TokenPress {

    private final String issuer;
    private volatile RSAKey key;
    private volatile boolean expired;

    TokenPress(String issuer) {
        this.issuer = issuer;
        rotate();
    }

    /** From now on there is another key, and the old one is gone. */
    public void rotate() {
        try {
            key = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key is still listed, as one that is over. */
    public void expireKey() {
        expired = true;
    }

    JsonObject keys() {
        RSAKey shown = key.toPublicJWK();
        if (expired) {
            shown =
                    new RSAKey.Builder(shown)
                            .expirationTime(Date.from(Instant.now().minusSeconds(3600)))
                            .build();
        }
        try (var reader = Json.createReader(new StringReader(new JWKSet(shown).toString()))) {
            return reader.readObject();
        }
    }

    /** A token as the console gets it. */
    public String token(String userId) {
        return token(userId, claims -> claims);
    }

    public String token(String userId, UnaryOperator<JWTClaimsSet.Builder> changes) {
        return sign(key, claims(userId, changes));
    }

    /** Right in everything, but signed by somebody else under the provider's key id. */
    public String forged(String userId) {
        try {
            RSAKey other = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
            return sign(other, claims(userId, claims -> claims));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With algorithm "none". */
    public String unsigned(String userId) {
        return new com.nimbusds.jwt.PlainJWT(claims(userId, claims -> claims)).serialize();
    }

    private JWTClaimsSet claims(String userId, UnaryOperator<JWTClaimsSet.Builder> changes) {
        Instant now = Instant.now();
        return changes.apply(
                        new JWTClaimsSet.Builder()
                                .issuer(issuer)
                                .subject("sub-" + userId)
                                .audience(List.of("account"))
                                .claim("azp", OpenIdProvider.CLIENT)
                                .issueTime(Date.from(now))
                                .expirationTime(Date.from(now.plusSeconds(300))))
                .build();
    }

    private static String sign(RSAKey key, JWTClaimsSet claims) {
        try {
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                            claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whose token it is. */
    String subject(String token) {
        if (token.startsWith("tok-")) {
            return token.substring(4).replaceFirst("^other-client-", "");
        }
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getSubject().substring(4);
        } catch (ParseException e) {
            return "";
        }
    }

    /** Which client a token was issued to: {@code tok-other-client-<id>} to another one. */
    String client(String token) {
        return token.startsWith("tok-other-client-") ? "other" : OpenIdProvider.CLIENT;
    }
}
