package spaceone.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.JWK;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys in the form they are used, kept for a short while. Only a convenience: whether a token is
 * still good is decided by its session, so a key kept a little too long lets nobody in.
 */
@ApplicationScoped
public class KeyRing {

    static final Duration KEPT = Duration.ofSeconds(10);
    private static final int MOST = 10_000;

    /** A key that signs, and its id. */
    record Signing(String kid, KeyAlgorithm algorithm, JWSSigner signer, Instant until) {}

    /** A key that verifies tokens of one domain and purpose. */
    record Verifying(
            String domainId,
            KeyPurpose purpose,
            KeyAlgorithm algorithm,
            JWSVerifier verifier,
            Instant until) {}

    private final Map<String, Signing> signing = new ConcurrentHashMap<>();
    private final Map<String, Verifying> verifying = new ConcurrentHashMap<>();

    @Inject Keys keys;
    @Inject Clock clock;

    Signing signing(String domainId, KeyPurpose purpose) {
        String name = domainId + " " + purpose;
        Signing kept = signing.get(name);
        if (kept == null || kept.until().isBefore(clock.instant())) {
            trim(signing);
            kept = load(domainId, purpose);
            signing.put(name, kept);
        }
        return kept;
    }

    Optional<Verifying> verifying(String kid) {
        Verifying kept = verifying.get(kid);
        if (kept == null || kept.until().isBefore(clock.instant())) {
            trim(verifying);
            verifying.remove(kid);
            kept = keys.find(kid).map(this::load).orElse(null);
            if (kept != null) {
                verifying.put(kid, kept);
            }
        }
        return Optional.ofNullable(kept);
    }

    private Signing load(String domainId, KeyPurpose purpose) {
        JWK key = keys.signing(domainId, purpose);
        KeyAlgorithm algorithm = KeyAlgorithm.of(key);
        try {
            return new Signing(
                    key.getKeyID(), algorithm, algorithm.signer(key), clock.instant().plus(KEPT));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Verifying load(SigningKey key) {
        KeyAlgorithm algorithm = KeyAlgorithm.of(key.publicKey());
        try {
            return new Verifying(
                    key.domainId(),
                    key.purpose(),
                    algorithm,
                    algorithm.verifier(key.publicKey()),
                    clock.instant().plus(KEPT));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void trim(Map<?, ?> cache) {
        if (cache.size() >= MOST) {
            cache.clear();
        }
    }
}
