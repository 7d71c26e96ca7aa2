package spaceone.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Makes the tokens of an {@link OpenIdProvider}, good and bad ones. */
public final class TokenPress {

    private final String issuer;
    private final List<JsonObject> others = new CopyOnWriteArrayList<>();
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
        JsonArrayBuilder all = Json.createArrayBuilder();
        others.forEach(all::add);
        new JWKSet(shown)
                .getKeys()
                .forEach(listed -> all.add(object(listed.toPublicJWK().toJSONString())));
        return Json.createObjectBuilder().add("keys", all).build();
    }

    /** Lists this before its own key, whatever it is. */
    public void lists(String key) {
        others.add(object(key));
    }

    private static JsonObject object(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
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

    /** With a type in its header. */
    public String typed(String userId, String type) {
        return sign(key, new JOSEObjectType(type), claims(userId, claims -> claims));
    }

    /** As a code flow brings it: for the client, with what it knows of the user. */
    public String idToken(String userId, UnaryOperator<JWTClaimsSet.Builder> changes) {
        return sign(
                key,
                claims(
                        userId,
                        claims ->
                                changes.apply(
                                        claims.audience(OpenIdProvider.CLIENT)
                                                .claim("azp", null)
                                                .claim("preferred_username", userId)
                                                .claim("email", userId)
                                                .claim("email_verified", true))));
    }

    /** Signed with EdDSA; the key is listed as well. */
    public String edwards(String userId) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] info = pair.getPublic().getEncoded();
            byte[] point = Arrays.copyOfRange(info, info.length - 32, info.length);
            lists(
                    Json.createObjectBuilder()
                            .add("kty", "OKP")
                            .add("crv", "Ed25519")
                            .add("kid", "edwards")
                            .add("x", Base64URL.encode(point).toString())
                            .build()
                            .toString());
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID("edwards").build();
            Payload payload = claims(userId, claims -> claims).toPayload();
            String content = header.toBase64URL() + "." + payload.toBase64URL();
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What userinfo answers, signed. */
    String signed(JsonObject info) {
        try {
            JWTClaimsSet.Builder claims =
                    new JWTClaimsSet.Builder(JWTClaimsSet.parse(info.toString()));
            return sign(key, claims.issuer(issuer).audience(OpenIdProvider.CLIENT).build());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
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
        return sign(key, null, claims);
    }

    private static String sign(RSAKey key, JOSEObjectType type, JWTClaimsSet claims) {
        try {
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256)
                                    .keyID(key.getKeyID())
                                    .type(type)
                                    .build(),
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
