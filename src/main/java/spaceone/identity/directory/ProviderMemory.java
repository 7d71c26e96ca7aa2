package spaceone.identity.directory;

import com.nimbusds.jose.jwk.JWK;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Remembers a provider's discovery document and its keys for ten minutes. A token of an unknown key
 * may come after a rotation, so it makes us look again, but not more often than every half minute:
 * anybody can write a new key id into a token.
 */
final class ProviderMemory {

    static final Duration LIFE = Duration.ofMinutes(10);
    static final Duration PAUSE = Duration.ofSeconds(30);

    private record Seen<T>(T value, Instant at) {
        boolean isOlderThan(Duration age, Instant now) {
            return !now.isBefore(at.plus(age));
        }
    }

    private final OidcOptions options;
    private final Outgoing outgoing;
    private final Clock clock;
    private volatile Seen<Provider> provider;
    private volatile Seen<List<JWK>> keys;

    ProviderMemory(OidcOptions options, Outgoing outgoing, Clock clock) {
        this.options = options;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    Provider provider() throws IOException {
        Seen<Provider> seen = provider;
        if (seen == null || seen.isOlderThan(LIFE, clock.instant())) {
            JsonObject document =
                    outgoing.get(options.configuration(), null).json(JsonObject.class);
            seen = new Seen<>(checked(new Provider(document)), clock.instant());
            provider = seen;
        }
        return seen.value();
    }

    private Provider checked(Provider found) throws IOException {
        String expected = options.expectedIssuer().orElse(found.issuer());
        boolean right =
                Issuers.areOne(expected, found.issuer())
                        || options.issuer().isEmpty()
                                && Issuers.isEntras(
                                        Hosts.of(options.configuration()), found.issuer());
        if (found.issuer().isEmpty() || !right) {
            throw new IOException(
                    "issuer differs: the provider calls itself \"%s\", the settings say \"%s\""
                            .formatted(found.issuer(), expected));
        }
        return found;
    }

    /**
     * The key of that id, or those that could be it; expired ones are no keys. Providers with a
     * single key may leave its id out.
     */
    List<JWK> keys(String id) throws IOException {
        Instant now = clock.instant();
        Seen<List<JWK>> seen = keys;
        if (seen == null || seen.isOlderThan(LIFE, now)) {
            seen = fetchKeys(now);
        }
        List<JWK> fitting = fitting(seen.value(), id, now);
        if (fitting.isEmpty() && seen.isOlderThan(PAUSE, now)) {
            fitting = fitting(fetchKeys(now).value(), id, now);
        }
        return fitting;
    }

    private Seen<List<JWK>> fetchKeys(Instant now) throws IOException {
        JsonObject set = outgoing.get(provider().keys(), null).json(JsonObject.class);
        keys = new Seen<>(KeySets.read(set), now);
        return keys;
    }

    private static List<JWK> fitting(List<JWK> keys, String id, Instant now) {
        return keys.stream()
                .filter(key -> id == null || key.getKeyID() == null || id.equals(key.getKeyID()))
                .filter(
                        key ->
                                key.getExpirationTime() == null
                                        || key.getExpirationTime().toInstant().isAfter(now))
                .toList();
    }
}
