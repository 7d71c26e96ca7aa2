package spaceone.identity.userimport;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import jakarta.json.JsonObject;
import java.text.ParseException;
import java.util.Set;

/**
 * The public key (JWK, RFC 7517) of whoever is to read what is sealed: an EC key on a curve of
 * NIST's, or RSA of 2048 to 4096 bits with the usual exponent. What is sealed is a JWE (RFC 7516)
 * in compact form, with AES-256-GCM.
 */
public final class ReceiverKey {

    private static final Set<Curve> CURVES = Set.of(Curve.P_256, Curve.P_384, Curve.P_521);
    private static final int SHORTEST = 2048;
    private static final int LONGEST = 4096;

    /** 65537; others only cost time. */
    private static final Base64URL EXPONENT = new Base64URL("AQAB");

    private final String id;
    private final JWEHeader header;
    private final JWEEncrypter encrypter;

    private ReceiverKey(JWK key, JWEAlgorithm algorithm, JWEEncrypter encrypter)
            throws JOSEException {
        this.id = key.computeThumbprint().toString();
        this.header = new JWEHeader.Builder(algorithm, EncryptionMethod.A256GCM).keyID(id).build();
        this.encrypter = encrypter;
    }

    public static ReceiverKey of(JsonObject jwk) {
        try {
            JWK key = JWK.parse(jwk.toString());
            if (key.isPrivate()) {
                throw refused("has a private part, which is nobody else's");
            }
            if (key instanceof ECKey ec && CURVES.contains(ec.getCurve())) {
                return new ReceiverKey(key, JWEAlgorithm.ECDH_ES, new ECDHEncrypter(ec));
            }
            if (key instanceof RSAKey rsa && isUsual(rsa)) {
                return new ReceiverKey(key, JWEAlgorithm.RSA_OAEP_256, new RSAEncrypter(rsa));
            }
            throw refused("must be EC on P-256, P-384 or P-521, or RSA of 2048 to 4096 bits");
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw refused("is no JWK");
        }
    }

    private static boolean isUsual(RSAKey key) {
        return key.size() >= SHORTEST
                && key.size() <= LONGEST
                && key.getPublicExponent().equals(EXPONENT);
    }

    private static RuntimeException refused(String why) {
        return INVALID_PARAMETER.with("public_key", why);
    }

    /** Its thumbprint (RFC 7638). */
    public String id() {
        return id;
    }

    String seal(String text) {
        JWEObject sealed = new JWEObject(header, new Payload(text));
        try {
            sealed.encrypt(encrypter);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return sealed.serialize();
    }
}
