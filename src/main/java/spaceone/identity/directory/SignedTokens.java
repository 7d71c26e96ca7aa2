package spaceone.identity.directory;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Clock;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import spaceone.identity.Json;

/**
 * Judges signed access tokens by themselves: the provider's signature with a public key, its
 * issuer, its time, and that it was made for our client. A token for another client of the same
 * provider is genuine, and no sign-in here.
 */
final class SignedTokens {

    private static final int LEEWAY = 60;

    /**
     * Signatures by key pairs only: with a shared key the provider's public key could be abused.
     */
    private static final Set<JWSAlgorithm> ALGORITHMS = algorithms();

    private final OidcOptions options;
    private final ProviderMemory memory;
    private final Clock clock;

    SignedTokens(OidcOptions options, ProviderMemory memory, Clock clock) {
        this.options = options;
        this.memory = memory;
        this.clock = clock;
    }

    /** The claims of a good token; empty for any other. */
    Optional<JsonObject> verify(SignedJWT token) throws IOException {
        if (!ALGORITHMS.contains(token.getHeader().getAlgorithm())) {
            return Optional.empty();
        }
        JWKSet keys = new JWKSet(memory.keys(token.getHeader().getKeyID()));
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(
                        JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(claimsOf(memory.provider().issuer()));
        try {
            JWTClaimsSet claims = processor.process(token, null);
            return Optional.of(json(claims.toString())).filter(this::isForUs);
        } catch (BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    /** The party it was issued to decides; only where the token does not say so, its audience. */
    boolean isForUs(JsonObject claims) {
        Optional<String> party = DirectorySettings.text(claims, "azp", "client_id");
        return party.map(options.clientId()::equals)
                .orElseGet(() -> Audience.of(claims).contains(options.clientId()));
    }

    private DefaultJWTClaimsVerifier<SecurityContext> claimsOf(String issuer) {
        DefaultJWTClaimsVerifier<SecurityContext> verifier =
                new DefaultJWTClaimsVerifier<>(
                        new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("exp")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        verifier.setMaxClockSkew(LEEWAY);
        return verifier;
    }

    private static JsonObject json(String claims) {
        try (JsonReader reader = Json.createReader(new StringReader(claims))) {
            return reader.readObject();
        }
    }

    private static Set<JWSAlgorithm> algorithms() {
        Set<JWSAlgorithm> all = new HashSet<>(JWSAlgorithm.Family.RSA);
        all.addAll(JWSAlgorithm.Family.EC);
        return Set.copyOf(all);
    }
}
