package spaceone.identity.directory;

import com.nimbusds.jose.jwk.JWK;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    private volatile @Nullable Seen<Provider> provider;
    private volatile @Nullable Seen<List<JWK>> keys;

    /** Not before then for a key that we do not know, whether or not the last time was of use. */
    private volatile Instant lookAgain = Instant.MIN;

    ProviderMemory(OidcOptions options, Outgoing outgoing, Clock clock) {
        this.options = options;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    Provider provider() throws IOException {
        Seen<Provider> seen = provider;
        if (seen == null || seen.isOlderThan(LIFE, clock.instant())) {
            seen = new Seen<>(discover(), clock.instant());
            provider = seen;
        }
        return seen.value();
    }

    private Provider discover() throws IOException {
        try {
            JsonObject document =
                    outgoing.get(options.configuration(), null).json(JsonObject.class);
            return checked(options, new Provider(document));
        } catch (AddressGuard.RefusedAddress e) {
            throw e;
        } catch (IOException e) {
            throw new Unreachable(e);
        }
    }

    /** Whether it is the provider that was meant; if not, says which it is. */
    static Provider checked(OidcOptions options, Provider found) throws IOException {
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
        if (fitting.isEmpty() && !now.isBefore(lookAgain)) {
            fitting = fitting(fetchKeysAgain(now).value(), id, now);
        }
        return fitting;
    }

    /** For a key that somebody names: where that fails, the keys we have are good nevertheless. */
    private Seen<List<JWK>> fetchKeysAgain(Instant now) throws IOException {
        try {
            return fetchKeys(now);
        } catch (Unreachable e) {
            throw new IOException("the provider's keys cannot be read again", e);
        }
    }

    private Seen<List<JWK>> fetchKeys(Instant now) throws IOException {
        lookAgain = now.plus(PAUSE);
        try {
            JsonObject set = outgoing.get(provider().keys(), null).json(JsonObject.class);
            keys = new Seen<>(KeySets.read(set), now);
            return keys;
        } catch (AddressGuard.RefusedAddress e) {
            throw e;
        } catch (IOException e) {
            throw new Unreachable(e);
        }
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
