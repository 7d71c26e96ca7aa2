package spaceone.identity.directory;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import spaceone.identity.IdentityException;
import spaceone.identity.Json;

/**
 * Judges signed tokens by themselves: the provider's signature with a public key, its issuer, its
 * time, and that it was made for our client. A token for another client of the same provider is
 * genuine, and no sign-in here.
 */
final class SignedTokens {

    private static final Duration LEEWAY = Duration.ofSeconds(60);

    /** OpenID Connect Core, 2. */
    private static final int LONGEST_SUBJECT = 255;

    private static final int LONGEST_ISSUER = 1000;

    /** Of the year 9999: whoever signs for longer means for ever. */
    private static final long LAST_SECOND = 253_402_300_799L;

    /** Kinds that are made for signing in, or for calling somebody; others are made for less. */
    private static final Set<String> TYPES = Set.of("", "jwt", "at+jwt");

    /** Who a token was issued to, in the words of the providers: Entra's first, Okta's last. */
    private static final String[] PARTY = {"azp", "client_id", "appid", "cid"};

    private final OidcOptions options;
    private final ProviderMemory memory;
    private final Clock clock;

    SignedTokens(OidcOptions options, ProviderMemory memory, Clock clock) {
        this.options = options;
        this.memory = memory;
        this.clock = clock;
    }

    /** The claims of a good access token. */
    JsonObject access(SignedJWT token) throws IOException {
        JsonObject claims = genuine(token);
        return about(claims, () -> demandForUs(claims));
    }

    /**
     * The claims of a good ID token.
     *
     * @param nonce what it must repeat; empty when the client has not told
     */
    JsonObject identity(SignedJWT token, String nonce) throws IOException {
        JsonObject claims = genuine(token);
        return about(
                claims,
                () -> {
                    if (Audience.of(claims).stream().noneMatch(options.audiences()::contains)) {
                        throw Refusal.AUDIENCE.with(Audience.of(claims), options.clientId());
                    }
                    demandForUs(claims);
                    if (!nonce.isEmpty()
                            && !nonce.equals(DirectorySettings.text(claims, "nonce").orElse(""))) {
                        throw Refusal.NONCE.with();
                    }
                });
    }

    /** Says of itself that it is an ID token, made for us, whatever it was shown as. */
    boolean isIdentity(JsonObject claims) {
        boolean named = "ID".equals(DirectorySettings.text(claims, "typ").orElse(""));
        return (named || claims.containsKey("at_hash") || claims.containsKey("c_hash"))
                && Audience.of(claims).contains(options.clientId());
    }

    /** The party it was issued to decides; only where the token does not say so, its audience. */
    void demandForUs(JsonObject claims) {
        Optional<String> party = DirectorySettings.text(claims, PARTY);
        boolean ours =
                party.map(options.audiences()::contains)
                        .orElseGet(
                                () ->
                                        Audience.of(claims).stream()
                                                .anyMatch(options.audiences()::contains));
        if (!ours) {
            throw Refusal.AUDIENCE.with(
                    party.orElseGet(() -> Audience.of(claims).toString()), options.clientId());
        }
    }

    /**
     * Who somebody is at the provider, whatever their name is; the tenant is part of the issuer.
     */
    Optional<DirectoryIdentity> identityOf(JsonObject claims) throws IOException {
        String issuer = Issuers.filled(memory.provider().issuer(), tenant(claims));
        Optional<String> subject = DirectorySettings.text(claims, "sub");
        if (subject.filter(text -> text.length() > LONGEST_SUBJECT || hasControls(text)).isPresent()
                || issuer.length() > LONGEST_ISSUER) {
            throw Refusal.UNUSABLE_ID.with("its sub, or the issuer, is longer than it may be");
        }
        return subject.map(text -> new DirectoryIdentity(issuer, text));
    }

    boolean namesAClient(JsonObject claims) {
        return DirectorySettings.text(claims, PARTY).isPresent() || claims.containsKey("aud");
    }

    /**
     * What the provider signed about somebody at userinfo: it has no end, and names issuer and
     * audience only if the provider likes.
     */
    JsonObject signedInfo(SignedJWT info) throws IOException {
        List<JWK> keys = memory.keys(info.getHeader().getKeyID());
        if (!KeySets.signed(info, keys)) {
            throw new IOException("the provider's userinfo is not signed with a key of its own");
        }
        JsonObject claims = claims(info);
        String issuer = DirectorySettings.text(claims, "iss").orElse(memory.provider().issuer());
        boolean forUs =
                !claims.containsKey("aud")
                        || Audience.of(claims).stream().anyMatch(options.audiences()::contains);
        if (!Issuers.isOf(memory.provider().issuer(), issuer, tenant(claims)) || !forUs) {
            throw new IOException("the provider's userinfo is not for us");
        }
        return claims;
    }

    private JsonObject genuine(SignedJWT token) throws IOException {
        demandType(token.getHeader().getType());
        if (!KeySets.isAccepted(token.getHeader().getAlgorithm())) {
            throw Refusal.ALGORITHM.with(token.getHeader().getAlgorithm());
        }
        String keyId = token.getHeader().getKeyID();
        List<JWK> keys = memory.keys(keyId);
        if (keys.isEmpty()) {
            throw Refusal.UNKNOWN_KEY.with(keyId);
        }
        if (!KeySets.signed(token, keys)) {
            throw Refusal.SIGNATURE.with(keyId);
        }
        JsonObject claims = claims(token);
        return about(claims, () -> demandIssuerAndTime(claims));
    }

    private static void demandType(JOSEObjectType named) {
        String type = named == null ? "" : named.getType().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(type.replaceFirst("^application/", ""))) {
            throw Refusal.NO_TOKEN.with("its type is " + type);
        }
    }

    private void demandIssuerAndTime(JsonObject claims) throws IOException {
        String issuer = DirectorySettings.text(claims, "iss").orElse("");
        if (issuer.isEmpty() || !Issuers.isOf(memory.provider().issuer(), issuer, tenant(claims))) {
            throw Refusal.ISSUER.with(
                    issuer.isEmpty() ? "nobody" : issuer, memory.provider().issuer());
        }
        // A logout token is signed as well, for the same client.
        if (claims.containsKey("events")) {
            throw Refusal.NO_TOKEN.with("it tells of an event");
        }
        Instant now = clock.instant();
        Instant end = instant(claims, "exp").orElseThrow(() -> Refusal.EXPIRED.with("no time"));
        if (!end.plus(LEEWAY).isAfter(now)) {
            throw Refusal.EXPIRED.with(end);
        }
        Optional<Instant> begin = instant(claims, "nbf");
        if (begin.isPresent() && begin.get().minus(LEEWAY).isAfter(now)) {
            throw Refusal.NOT_YET_VALID.with(begin.get());
        }
    }

    private interface Demand {
        void check() throws IOException;
    }

    /** The provider has signed whose token it is: so may the record of its refusal say. */
    private JsonObject about(JsonObject claims, Demand demand) throws IOException {
        try {
            demand.check();
            return claims;
        } catch (IdentityException refusal) {
            throw refusal.recorded(Refusal.about(options.fields().id(claims)));
        }
    }

    static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static String tenant(JsonObject claims) {
        return DirectorySettings.text(claims, "tid").orElse("");
    }

    private static Optional<Instant> instant(JsonObject claims, String name) {
        if (!(claims.get(name) instanceof JsonNumber seconds)) {
            return Optional.empty();
        }
        return Optional.of(
                Instant.ofEpochSecond(Math.max(0, Math.min(seconds.longValue(), LAST_SECOND))));
    }

    private static JsonObject claims(SignedJWT token) {
        try (JsonReader reader =
                Json.createReader(new StringReader(token.getPayload().toString()))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw Refusal.NO_TOKEN.with("it holds no claims");
        }
    }
}
