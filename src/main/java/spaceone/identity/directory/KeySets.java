package spaceone.identity.directory;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A provider's published keys, and what is signed with one of them. A key that cannot be read is
 * none (RFC 7517, 5): the others are as good as before.
 */
final class KeySets {

    private static final Logger LOG = System.getLogger(KeySets.class.getName());

    /**
     * Signatures by key pairs only: with a shared key the provider's public key could be abused.
     */
    private static final Set<JWSAlgorithm> ALGORITHMS = algorithms();

    private KeySets() {}

    static List<JWK> read(JsonObject set) throws IOException {
        if (!(set.get("keys") instanceof JsonArray listed)) {
            throw new IOException("the provider's keys are not a key set");
        }
        List<JWK> keys = new ArrayList<>();
        for (JsonValue key : listed) {
            try {
                keys.add(JWK.parse(key.toString()));
            } catch (ParseException | RuntimeException e) {
                // The library throws what it likes at strange numbers and certificates.
                LOG.log(Level.DEBUG, "A key of a provider is ignored: {0}", e.toString());
            }
        }
        return List.copyOf(keys);
    }

    /** Whether a signature could be checked with it. */
    static boolean isUsable(JWK key) {
        try {
            return verifier(key) != null;
        } catch (JOSEException | IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    static boolean isAccepted(JWSAlgorithm algorithm) {
        return ALGORITHMS.contains(algorithm);
    }

    /** Whether one of these keys signed the token. */
    static boolean signed(SignedJWT token, List<JWK> keys) {
        JWSHeader header = token.getHeader();
        // Whoever wrote the header says that these must be understood; none of them is.
        if (!isAccepted(header.getAlgorithm()) || header.getCriticalParams() != null) {
            return false;
        }
        return keys.stream()
                .filter(key -> key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                .filter(key -> isFor(key, header.getAlgorithm()))
                .anyMatch(key -> signed(token, key));
    }

    /** A key that names its algorithm is for that one alone; EdDSA has two names (RFC 9864). */
    private static boolean isFor(JWK key, JWSAlgorithm algorithm) {
        return key.getAlgorithm() == null
                || key.getAlgorithm().getName().equals(algorithm.getName())
                || key instanceof OctetKeyPair && EdwardsVerifier.ALGORITHMS.contains(algorithm);
    }

    private static boolean signed(SignedJWT token, JWK key) {
        try {
            JWSVerifier verifier = verifier(key);
            return verifier != null
                    && verifier.supportedJWSAlgorithms().contains(token.getHeader().getAlgorithm())
                    && token.verify(verifier);
        } catch (JOSEException | IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    private static @Nullable JWSVerifier verifier(JWK key) throws JOSEException {
        if (key instanceof RSAKey rsa) {
            return new RSASSAVerifier(rsa.toPublicJWK());
        }
        if (key instanceof ECKey curve) {
            return new ECDSAVerifier(curve.toPublicJWK());
        }
        return key instanceof OctetKeyPair edwards ? EdwardsVerifier.of(edwards) : null;
    }

    private static Set<JWSAlgorithm> algorithms() {
        Set<JWSAlgorithm> all = new HashSet<>(JWSAlgorithm.Family.RSA);
        all.addAll(JWSAlgorithm.Family.EC);
        all.addAll(EdwardsVerifier.ALGORITHMS);
        return Set.copyOf(all);
    }
}
