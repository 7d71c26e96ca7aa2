package spaceone.identity.directory;

import com.nimbusds.jwt.SignedJWT;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spaceone.identity.Json;

/**
 * OpenID Connect, and Keycloak in particular. A signed access token is judged here, an opaque one
 * by the provider; either way the provider's userinfo has the last word on whether its user may
 * still come in.
 */
final class OidcDirectory implements Directory {

    private static final int LONGEST_TOKEN = 16_384;
    private static final String[] PUBLIC_ENDPOINTS = {
        "authorization_endpoint", "token_endpoint", "userinfo_endpoint", "end_session_endpoint"
    };

    private final OidcOptions options;
    private final Outgoing outgoing;
    private final ProviderMemory memory;
    private final SignedTokens signedTokens;
    private final KeycloakPeople people;

    OidcDirectory(DirectorySettings settings, AddressGuard guard, Clock clock) {
        options = OidcOptions.of(settings);
        outgoing = new Outgoing(guard, TrustAnchors.of(settings));
        memory = new ProviderMemory(options, outgoing, clock);
        signedTokens = new SignedTokens(options, memory, clock);
        people = new KeycloakPeople(options, outgoing);
    }

    @Override
    public JsonObject metadata() throws IOException {
        Provider provider = memory.provider();
        JsonObjectBuilder metadata =
                Json.createObjectBuilder()
                        .add("protocol", "oidc")
                        .add("identity_provider", options.identityProvider())
                        .add("issuer", provider.issuer())
                        .add("client_id", options.clientId());
        for (String name : PUBLIC_ENDPOINTS) {
            DirectorySettings.text(provider.document(), name)
                    .ifPresent(address -> metadata.add(name, address));
        }
        options.realm(provider.issuer()).ifPresent(realm -> metadata.add("realm", realm.name()));
        return metadata.build();
    }

    @Override
    public Optional<DirectoryUser> authorize(JsonObject credentials) throws IOException {
        String token = DirectorySettings.text(credentials, "access_token").orElse("");
        if (token.isEmpty() || token.length() > LONGEST_TOKEN || !isPrintable(token)) {
            return Optional.empty();
        }
        Optional<SignedJWT> signed = signed(token);
        if (signed.isPresent()) {
            Optional<JsonObject> claims = signedTokens.verify(signed.get());
            return claims.isEmpty() ? Optional.empty() : person(token, claims.get());
        }
        JsonObject introspected = introspect(token);
        if (!introspected.getBoolean("active", false)) {
            return ofInactive(introspected);
        }
        return signedTokens.isForUs(introspected) ? person(token, introspected) : Optional.empty();
    }

    /** Without Keycloak's user list nobody can be looked up: an id is taken as it was given. */
    @Override
    public List<DirectoryUser> find(DirectorySearch search) throws IOException {
        Provider provider = memory.provider();
        Optional<OidcOptions.Realm> realm = options.realm(provider.issuer());
        if (realm.isPresent() && options.clientSecret().isPresent()) {
            return people.find(provider, realm.get(), search);
        }
        return search.exact() ? List.of(DirectoryUser.unidentified(search.text())) : List.of();
    }

    private Optional<DirectoryUser> person(String token, JsonObject claims) throws IOException {
        Optional<URI> endpoint = memory.provider().userInfo();
        if (endpoint.isEmpty()) {
            return options.fields().fromClaims(claims);
        }
        Reply reply = outgoing.get(endpoint.get(), "Bearer " + token);
        if (reply.isRefusal()) {
            return Optional.empty();
        }
        JsonObject info = reply.json(JsonObject.class);
        Optional<String> subject = DirectorySettings.text(info, "sub");
        Optional<String> expected = DirectorySettings.text(claims, "sub");
        if (subject.isPresent() && expected.isPresent() && !subject.equals(expected)) {
            throw new IOException("the provider's userinfo is about somebody else");
        }
        return options.fields().fromClaims(info);
    }

    /**
     * Not active: usually without a word on whose it was. With one, that user is out of service.
     */
    private Optional<DirectoryUser> ofInactive(JsonObject introspected) {
        return options.fields()
                .fromClaims(Json.createObjectBuilder(introspected).add("enabled", false).build())
                .filter(user -> !namesAClient(introspected) || signedTokens.isForUs(introspected));
    }

    private static boolean namesAClient(JsonObject claims) {
        return claims.containsKey("azp")
                || claims.containsKey("client_id")
                || claims.containsKey("aud");
    }

    private JsonObject introspect(String token) throws IOException {
        Optional<URI> endpoint = memory.provider().introspection();
        // Without it nobody can say for which client the token was made.
        if (endpoint.isEmpty() || options.clientSecret().isEmpty()) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
        return outgoing.post(
                        endpoint.get(),
                        basic(options),
                        Map.of("token", token, "token_type_hint", "access_token"))
                .json(JsonObject.class);
    }

    /** How a client proves itself: both parts encoded as in a form, says OAuth 2.0 (2.3.1). */
    static String basic(OidcOptions options) {
        String pair =
                Outgoing.encoded(options.secretClientId())
                        + ":"
                        + Outgoing.encoded(options.clientSecret().orElse(""));
        return "Basic "
                + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<SignedJWT> signed(String token) {
        try {
            return Optional.of(SignedJWT.parse(token));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** It becomes part of a header. */
    private static boolean isPrintable(String token) {
        return token.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    }
}
