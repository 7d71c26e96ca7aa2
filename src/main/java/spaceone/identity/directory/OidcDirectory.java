package spaceone.identity.directory;

import com.nimbusds.jwt.SignedJWT;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spaceone.identity.Json;
import spaceone.identity.SignedTexts;

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

    OidcDirectory(DirectorySettings settings, Egress egress, Clock clock) {
        options = OidcOptions.of(settings);
        outgoing = new Outgoing(egress, egress.anchors().sockets(settings));
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

    /**
     * {@code id_token}, {@code access_token}, or both; an ID token says it all by itself. Or the
     * {@code code} that the provider gave a browser, with what proves who asked for it.
     */
    @Override
    public Optional<DirectoryUser> authorize(JsonObject credentials) throws IOException {
        String identity = DirectorySettings.text(credentials, "id_token").orElse("");
        String access = DirectorySettings.text(credentials, "access_token").orElse("");
        String nonce = DirectorySettings.text(credentials, "nonce").orElse("");
        if (identity.isEmpty() && access.isEmpty()) {
            CodeExchange.Code code =
                    CodeExchange.of(credentials)
                            .orElseThrow(
                                    () ->
                                            Refusal.NO_CREDENTIALS.with(
                                                    "access_token, id_token or code"));
            return Optional.of(person(ofCode(code, nonce)));
        }
        demandToken(identity);
        demandToken(access);
        return Optional.of(
                person(identity.isEmpty() ? ofAccess(access, nonce) : ofIdentity(identity, nonce)));
    }

    /** It becomes part of a header. */
    private static void demandToken(String token) {
        if (token.length() > LONGEST_TOKEN) {
            throw Refusal.NO_TOKEN.with("longer than " + LONGEST_TOKEN + " characters");
        }
        if (!token.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw Refusal.NO_TOKEN.with("it holds blanks or letters that no token has");
        }
    }

    /** It knows tokens only, and those do not depend on the name beside them. */
    @Override
    public void pretend(JsonObject credentials) throws IOException {
        authorize(credentials);
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

    private JsonObject ofIdentity(String token, String nonce) throws IOException {
        SignedJWT signed =
                SignedTexts.read(token)
                        .orElseThrow(() -> Refusal.NO_TOKEN.with("an ID token is signed"));
        return signedTokens.identity(signed, nonce);
    }

    /** The ID token decides; userinfo is asked only where that does not tell the id, or groups. */
    private JsonObject ofCode(CodeExchange.Code code, String nonce) throws IOException {
        JsonObject tokens = new CodeExchange(options, outgoing).tokens(memory.provider(), code);
        String identity =
                DirectorySettings.text(tokens, "id_token")
                        .orElseThrow(
                                () ->
                                        Refusal.NO_TOKEN.with(
                                                "the provider gave no ID token for the code, the"
                                                        + " scope openid is missing"));
        JsonObject claims = ofIdentity(identity, nonce);
        Optional<String> access = DirectorySettings.text(tokens, "access_token");
        boolean told =
                options.fields().id(claims).isPresent()
                        && options.groups().map(mapper -> mapper.isIn(claims)).orElse(true);
        return told || access.isEmpty() ? claims : withUserInfo(access.get(), claims);
    }

    private JsonObject ofAccess(String token, String nonce) throws IOException {
        Optional<SignedJWT> signed = SignedTexts.read(token);
        if (options.google()) {
            // Its access tokens are opaque: whatever is signed is an ID token.
            return signed.isPresent() ? ofIdentity(token, nonce) : ofTokenInfo(token);
        }
        if (signed.isEmpty()) {
            JsonObject introspected = introspect(token);
            return introspected.getBoolean("active", false)
                    ? withUserInfo(token, introspected)
                    : ofInactive(introspected);
        }
        JsonObject claims = signedTokens.access(signed.get());
        boolean told = signedTokens.isIdentity(claims) || isEntras(claims);
        return told ? claims : withUserInfo(token, claims);
    }

    /** Its userinfo takes tokens for Microsoft Graph only, which nobody but Graph can judge. */
    private static boolean isEntras(JsonObject claims) {
        return DirectorySettings.text(claims, "tid").isPresent()
                && DirectorySettings.text(claims, "ver").isPresent();
    }

    private DirectoryUser person(JsonObject claims) throws IOException {
        String hosted = DirectorySettings.text(claims, "hd").orElse("");
        if (!options.hostedDomains().isEmpty() && !options.hostedDomains().contains(hosted)) {
            throw Refusal.HOSTED_DOMAIN
                    .with(hosted.isEmpty() ? "nobody's domain" : hosted)
                    .recorded(Refusal.about(options.fields().id(claims)));
        }
        if (options.fields().id(claims).filter(SignedTokens::hasControls).isPresent()) {
            throw Refusal.UNUSABLE_ID.with("it holds characters that nobody can write");
        }
        return options.fields()
                .fromClaims(claims)
                .known(signedTokens.identityOf(claims))
                .in(options.groups().flatMap(mapper -> mapper.ofClaims(claims)));
    }

    /** What userinfo says counts more than what the token said some time ago. */
    private JsonObject withUserInfo(String token, JsonObject claims) throws IOException {
        Optional<URI> endpoint = memory.provider().userInfo();
        signedTokens.demandForUs(claims);
        if (endpoint.isEmpty() || !options.userInfo()) {
            return claims;
        }
        Reply reply = outgoing.get(endpoint.get(), "Bearer " + token);
        if (reply.isRefusal()) {
            throw Refusal.REFUSED_THERE.with("userinfo", reply.status());
        }
        JsonObject info = info(reply);
        Optional<String> subject = DirectorySettings.text(info, "sub");
        Optional<String> expected = DirectorySettings.text(claims, "sub");
        if (subject.isPresent() && expected.isPresent() && !subject.equals(expected)) {
            throw new IOException("the provider's userinfo is about somebody else");
        }
        return merged(claims, info);
    }

    private JsonObject info(Reply reply) throws IOException {
        if (!reply.isOk() || !reply.isSigned()) {
            return reply.json(JsonObject.class);
        }
        SignedJWT signed =
                SignedTexts.read(reply.text().strip())
                        .orElseThrow(
                                () -> new IOException("the provider's userinfo cannot be read"));
        return signedTokens.signedInfo(signed);
    }

    /** Whether an address is verified is told by whoever told the address. */
    private static JsonObject merged(JsonObject claims, JsonObject info) {
        JsonObjectBuilder all = Json.createObjectBuilder(claims);
        if (info.containsKey("email")) {
            all.remove("email_verified");
        }
        info.forEach(all::add);
        return all.build();
    }

    /** Google's way to ask about an access token; what it is good for is among the answers. */
    private JsonObject ofTokenInfo(String token) throws IOException {
        URI address =
                URI.create(
                        memory.provider().tokenEndpoint().resolve("tokeninfo")
                                + "?"
                                + Outgoing.encoded(Map.of("access_token", token)));
        Reply reply = outgoing.get(address, null);
        if (reply.isRefusal()) {
            throw Refusal.REFUSED_THERE.with("tokeninfo", reply.status());
        }
        return withUserInfo(token, reply.json(JsonObject.class));
    }

    /**
     * Not active: usually without a word on whose it was. With one, that user is out of service.
     */
    private JsonObject ofInactive(JsonObject introspected) {
        if (options.fields().id(introspected).isEmpty()) {
            throw Refusal.NOT_ACTIVE.with();
        }
        if (signedTokens.namesAClient(introspected)) {
            signedTokens.demandForUs(introspected);
        }
        return Json.createObjectBuilder(introspected).add("enabled", false).build();
    }

    private JsonObject introspect(String token) throws IOException {
        Optional<URI> endpoint = memory.provider().introspection();
        // Without it nobody can say for which client the token was made.
        if (endpoint.isEmpty() || options.clientSecret().isEmpty()) {
            throw Refusal.OPAQUE.with(
                    endpoint.isEmpty() ? "it offers no introspection" : "no client_secret is set");
        }
        Reply reply =
                outgoing.post(
                        endpoint.get(),
                        basic(options),
                        Map.of("token", token, "token_type_hint", "access_token"));
        // Some refuse junk instead of calling it inactive.
        return reply.isRefusal() && !reply.text().contains("\"invalid_client\"")
                ? JsonObject.EMPTY_JSON_OBJECT
                : reply.json(JsonObject.class);
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
}
