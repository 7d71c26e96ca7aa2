package spaceone.identity.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.JWK;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import spaceone.identity.NodeCache;

/**
 * Keys in the form they are used, kept for a short while. Only a convenience: whether a token is
 * still good is decided by its session, so a key kept a little too long lets nobody in.
 */
@ApplicationScoped
public class KeyRing {

    static final Duration KEPT = Duration.ofSeconds(10);
    private static final int MOST = 10_000;

    /** A key that signs, and its id. */
    record Signing(String kid, KeyAlgorithm algorithm, JWSSigner signer) {}

    /** A key that verifies tokens of one domain and purpose. */
    record Verifying(
            String domainId, KeyPurpose purpose, KeyAlgorithm algorithm, JWSVerifier verifier) {}

    private record Use(String domainId, KeyPurpose purpose) {}

    private final Cache<Use, Signing> signing = keys();
    private final Cache<String, Verifying> verifying = keys();

    @Inject Keys keys;
    @Inject Clock clock;

    Signing signing(String domainId, KeyPurpose purpose) {
        Use use = new Use(domainId, purpose);
        Signing kept = signing.getIfPresent(use);
        if (kept == null) {
            kept = load(domainId, purpose);
            signing.put(use, kept);
        }
        return kept;
    }

    Optional<Verifying> verifying(String kid) {
        Optional<Verifying> kept = Optional.ofNullable(verifying.getIfPresent(kid));
        if (kept.isEmpty()) {
            kept = keys.find(kid).map(this::load);
            kept.ifPresent(key -> verifying.put(kid, key));
        }
        return kept;
    }

    private Signing load(String domainId, KeyPurpose purpose) {
        JWK key = keys.signing(domainId, purpose);
        KeyAlgorithm algorithm = KeyAlgorithm.of(key);
        try {
            return new Signing(key.getKeyID(), algorithm, algorithm.signer(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Verifying load(SigningKey key) {
        KeyAlgorithm algorithm = KeyAlgorithm.of(key.publicKey());
        try {
            return new Verifying(
                    key.domainId(), key.purpose(), algorithm, algorithm.verifier(key.publicKey()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private <K, V> Cache<K, V> keys() {
        return NodeCache.ofAtMost(MOST, () -> clock).expireAfterWrite(KEPT).build();
    }
}
