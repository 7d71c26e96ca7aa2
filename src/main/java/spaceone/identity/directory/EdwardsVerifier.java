package spaceone.identity.directory;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Set;

/**
 * EdDSA (RFC 8037) with the JDK's own means: the JOSE library would want another library for it.
 */
final class EdwardsVerifier implements JWSVerifier {

    static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519, JWSAlgorithm.Ed448);

    private final NamedParameterSpec curve;
    private final PublicKey key;
    private final JCAContext context = new JCAContext();

    private EdwardsVerifier(NamedParameterSpec curve, PublicKey key) {
        this.curve = curve;
        this.key = key;
    }

    static EdwardsVerifier of(OctetKeyPair key) throws JOSEException {
        boolean small = key.getCurve().equals(Curve.Ed25519);
        if (!small && !key.getCurve().equals(Curve.Ed448)) {
            throw new JOSEException("a key for no signatures");
        }
        NamedParameterSpec curve = small ? NamedParameterSpec.ED25519 : NamedParameterSpec.ED448;
        byte[] turned = turned(key.getDecodedX(), small ? 32 : 57);
        boolean odd = turned[0] < 0;
        turned[0] &= 0x7f;
        try {
            return new EdwardsVerifier(
                    curve,
                    KeyFactory.getInstance("EdDSA")
                            .generatePublic(
                                    new EdECPublicKeySpec(
                                            curve, new EdECPoint(odd, new BigInteger(1, turned)))));
        } catch (GeneralSecurityException e) {
            throw new JOSEException("not a key", e);
        }
    }

    /**
     * The point as RFC 8032 writes it, with the lowest byte first; numbers begin with the other.
     */
    private static byte[] turned(byte[] point, int length) throws JOSEException {
        if (point.length != length) {
            throw new JOSEException("not a key");
        }
        byte[] turned = new byte[length];
        for (int i = 0; i < length; i++) {
            turned[i] = point[length - 1 - i];
        }
        return turned;
    }

    @Override
    public boolean verify(JWSHeader header, byte[] content, Base64URL signature) {
        String named = header.getAlgorithm().getName();
        if (!named.equals("EdDSA") && !named.equals(curve.getName())) {
            return false;
        }
        try {
            Signature check = Signature.getInstance("EdDSA");
            check.initVerify(key);
            check.update(content);
            return check.verify(signature.decode());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
        return ALGORITHMS;
    }

    @Override
    public JCAContext getJCAContext() {
        return context;
    }
}
