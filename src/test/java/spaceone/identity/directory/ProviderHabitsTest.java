package spaceone.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.identity.IdentityException;
import spaceone.testkit.Employee;
import spaceone.testkit.MovedClock;
import spaceone.testkit.OpenIdProvider;
import spaceone.testkit.Proves;

/** What providers do in their own way, as their public documentation tells it. */
class ProviderHabitsTest {

    private static final String KIM = "kim@beta.io";
    private static final String TENANT = "11111111-2222-3333-4444-555555555555";

    private OpenIdProvider provider;
    private final MovedClock clock = new MovedClock();

    @BeforeEach
    void start() {
        provider = OpenIdProvider.start("/o/beta").knows(Employee.named(KIM, "Kim"));
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kty\": \"EC\", \"crv\": \"brainpoolP256r1\", \"x\": \"AA\", \"y\": \"AA\"}",
                "{\"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"AA\", \"y\": \"AA\"}",
                "{\"kty\": \"RSA\", \"e\": \"AQAB\", \"x5c\": [\"bm8gY2VydGlmaWNhdGU=\"]}",
                "{\"kty\": \"RSA\", \"n\": \"AQAB\", \"e\": \"AQAB\", \"x5c\": [\"%%%\"]}",
                "{\"kty\": \"RSA\", \"e\": \"AQAB\"}",
                "{\"kty\": \"AKP\", \"alg\": \"ML-DSA-44\", \"pub\": \"AA\"}",
                "{\"kty\": \"OKP\", \"crv\": \"X25519\", \"x\": \"AA\"}",
                "{\"kty\": 7}",
                "{}"
            })
    void aKeyThatCannotBeReadIsIgnored(String key) throws IOException {
        provider.press().lists(key);
        assertThat(kim(oidc(), provider.press().token(KIM)).userId()).isEqualTo(KIM);
    }

    @Test
    void edwardsCurvesSignAsWell() throws IOException {
        String token = provider.press().edwards(KIM);
        assertThat(kim(oidc(), token).userId()).isEqualTo(KIM);
        String broken = token.substring(0, token.length() - 8) + "AAAAAAAA";
        assertThat(refusal(oidc(), access(broken))).isEqualTo(Refusal.SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt", "application/at+jwt", "application/AT+JWT"})
    void accessTokensAreCalledSo(String type) throws IOException {
        assertThat(kim(oidc(), provider.press().typed(KIM, type)).userId()).isEqualTo(KIM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout+jwt", "dpop+jwt", "secevent+jwt", "JWE"})
    void otherTokensAreNone(String type) {
        assertThat(refusal(oidc(), access(provider.press().typed(KIM, type))))
                .isEqualTo(Refusal.NO_TOKEN);
    }

    @Proves("10.5.5")
    @Test
    void aLogoutTokenIsNone() {
        assertThat(refusal(oidc(), id(claims -> claims.claim("events", "x"))))
                .isEqualTo(Refusal.NO_TOKEN);
    }

    @Test
    void anIssuerMayEndInASlash() throws IOException {
        provider.callsItself(provider.issuer() + "/");
        String token =
                provider.press().token(KIM, claims -> claims.issuer(provider.issuer() + "/"));
        assertThat(kim(oidc(), token).userId()).isEqualTo(KIM);
        JsonObjectBuilder slashed = oidc().add("issuer", provider.issuer() + "/");
        assertThat(kim(slashed, token).userId()).isEqualTo(KIM);
        JsonObjectBuilder byDocument =
                oidc().remove("issuer")
                        .add(
                                "openid-configuration",
                                provider.issuer() + "/.well-known/openid-configuration");
        assertThat(kim(byDocument, token).userId()).isEqualTo(KIM);
    }

    @Test
    void userInfoMayBeSigned() throws IOException {
        provider.signsUserInfo();
        assertThat(kim(oidc(), provider.press().token(KIM)).name()).isEqualTo("Kim");
        assertThat(kim(oidc(), "tok-" + KIM).name()).isEqualTo("Kim");
    }

    @Test
    void anIdTokenNeedsNobodyElse() throws IOException {
        DirectoryUser kim = directory(oidc()).authorize(id(claims -> claims)).orElseThrow();
        assertThat(kim.userId()).isEqualTo(KIM);
        assertThat(kim.identity()).contains(new DirectoryIdentity(provider.issuer(), "sub-" + KIM));
        assertThat(provider.calls()).noneMatch(call -> call.matches(".*(userinfo|introspect).*"));
    }

    @Test
    void anIdTokenShownAsAccessTokenIsKnownByItsMarks() throws IOException {
        String token =
                provider.press().idToken(KIM, claims -> claims.claim("at_hash", "x").claim("a", 1));
        kim(oidc(), token);
        assertThat(provider.calls()).noneMatch(call -> call.contains("userinfo"));
    }

    @Proves("10.5.4")
    @Test
    void anIdTokenIsForItsClientAlone() {
        assertThat(refusal(oidc(), id(claims -> claims.audience("other"))))
                .isEqualTo(Refusal.AUDIENCE);
        assertThat(refusal(oidc(), id(claims -> claims.claim("azp", "other"))))
                .isEqualTo(Refusal.AUDIENCE);
        assertThat(refusal(oidc(), id(claims -> claims.audience(List.of()))))
                .isEqualTo(Refusal.AUDIENCE);
        assertThat(refusal(oidc(), idToken("not.a.token", ""))).isEqualTo(Refusal.NO_TOKEN);
    }

    @Proves("10.5.1")
    @Test
    void aNonceThatIsToldMustBeTheTokens() throws IOException {
        String token = provider.press().idToken(KIM, claims -> claims.claim("nonce", "n-1"));
        assertThat(directory(oidc()).authorize(idToken(token, "n-1"))).isPresent();
        assertThat(refusal(oidc(), idToken(token, "n-2"))).isEqualTo(Refusal.NONCE);
    }

    @Test
    void severalAudiencesMayBeNamed() throws IOException {
        String token = provider.press().token(KIM, claims -> claims.claim("azp", "phone"));
        assertThat(refusal(oidc(), access(token))).isEqualTo(Refusal.AUDIENCE);
        JsonObjectBuilder both =
                oidc().add("audience", Json.createArrayBuilder().add("phone").add("desk"));
        assertThat(kim(both, token).userId()).isEqualTo(KIM);
    }

    @Test
    void oktaNamesTheClientInCid() throws IOException {
        UnaryOperator<JWTClaimsSet.Builder> okta =
                claims -> claims.claim("azp", null).audience("api://default");
        assertThat(
                        kim(
                                        oidc(),
                                        provider.press()
                                                .token(
                                                        KIM,
                                                        claims ->
                                                                okta.apply(claims)
                                                                        .claim("cid", "console")))
                                .userId())
                .isEqualTo(KIM);
        String others =
                provider.press().token(KIM, claims -> okta.apply(claims).claim("cid", "other"));
        assertThat(refusal(oidc(), access(others))).isEqualTo(Refusal.AUDIENCE);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, https://sts.windows.net/" + TENANT + "/, appid, upn",
        "1.0, https://sts.windows.net/" + TENANT + "/, appid, unique_name",
        "2.0, '', azp, preferred_username"
    })
    void entrasTwoKindsOfTokensAreTakenWithoutItsUserInfo(
            String version, String issuer, String party, String name) throws IOException {
        try (OpenIdProvider entra = OpenIdProvider.start("/" + TENANT + "/v2.0")) {
            String token =
                    entra.press()
                            .token(
                                    KIM,
                                    claims ->
                                            claims.issuer(
                                                            issuer.isEmpty()
                                                                    ? entra.issuer()
                                                                    : issuer)
                                                    .claim("azp", null)
                                                    .claim("ver", version)
                                                    .claim("tid", TENANT)
                                                    .claim(party, OpenIdProvider.CLIENT)
                                                    .claim(name, KIM));
            JsonObjectBuilder options = oidc().add("issuer", entra.issuer());
            assertThat(kim(options, token).userId()).isEqualTo(KIM);
            assertThat(kim(options, token).identity().orElseThrow().issuer())
                    .isEqualTo(entra.issuer());
        }
    }

    @Test
    void anotherTenantOfEntraIsAnotherIssuer() {
        String other = "https://sts.windows.net/99999999-2222-3333-4444-555555555555/";
        try (OpenIdProvider entra = OpenIdProvider.start("/" + TENANT + "/v2.0")) {
            String token =
                    entra.press().token(KIM, claims -> claims.issuer(other).claim("tid", TENANT));
            assertThat(refusal(oidc().add("issuer", entra.issuer()), access(token)))
                    .isEqualTo(Refusal.ISSUER);
        }
    }

    @Test
    void googlesIdTokenNeedsAVerifiedAddress() throws IOException {
        DirectoryUser kim = directory(google()).authorize(id(claims -> claims)).orElseThrow();
        assertThat(kim.userId()).isEqualTo(KIM);
        assertThat(refusal(google(), id(claims -> claims.claim("email_verified", false))))
                .isEqualTo(Refusal.UNVERIFIED_ADDRESS);
        assertThat(refusal(google(), id(claims -> claims.claim("email_verified", null))))
                .isEqualTo(Refusal.UNVERIFIED_ADDRESS);
    }

    @Test
    void googlesAccessTokenIsAskedAboutAtTokeninfo() throws IOException {
        assertThat(kim(google(), "tok-" + KIM).userId()).isEqualTo(KIM);
        assertThat(provider.calls()).noneMatch(call -> call.contains("introspect"));
        assertThat(refusal(google(), access("tok-other-client-" + KIM)))
                .isEqualTo(Refusal.AUDIENCE);
        assertThat(refusal(google(), access("tok-nobody"))).isEqualTo(Refusal.REFUSED_THERE);
    }

    @Test
    void googlesAccountsMayBeThoseOfOneDomain() throws IOException {
        JsonObjectBuilder beta = google().add("hosted_domain", "beta.io");
        JsonObject settings = beta.build();
        assertThat(
                        directory(Json.createObjectBuilder(settings))
                                .authorize(id(claims -> claims.claim("hd", "beta.io"))))
                .isPresent();
        for (String domain : new String[] {"evil.io", null}) {
            assertThat(
                            refusal(
                                    Json.createObjectBuilder(settings),
                                    id(claims -> claims.claim("hd", domain))))
                    .isEqualTo(Refusal.HOSTED_DOMAIN);
        }
    }

    @ParameterizedTest
    @CsvSource({"sub, sub-kim@beta.io", "employee, 4711", "https://beta.io/id, k1"})
    void anyClaimMayBeTheId(String claim, String id) throws IOException {
        provider.tells(KIM, "employee", Json.createValue(4711));
        provider.tells(KIM, "https://beta.io/id", Json.createArrayBuilder().add("k1").build());
        JsonObjectBuilder mapped =
                oidc().add("field_mapper", Json.createObjectBuilder().add("user_id", claim));
        assertThat(kim(mapped, provider.press().token(KIM)).userId()).isEqualTo(id);
    }

    @Test
    void aClaimThatIsMissingIsNamed() {
        JsonObjectBuilder mapped =
                oidc().add("field_mapper", Json.createObjectBuilder().add("user_id", "badge"));
        IdentityException refused = refused(mapped, access(provider.press().token(KIM)));
        assertThat(refused.error()).isEqualTo(Refusal.NO_ID);
        assertThat(refused).hasMessageContaining("badge");
    }

    @Test
    void theReasonIsOneThatAnAdministratorUnderstands() {
        Date past = Date.from(Instant.now().minusSeconds(600));
        String expired = provider.press().token(KIM, claims -> claims.expirationTime(past));
        IdentityException refused = refused(oidc(), access(expired));
        assertThat(refused.error()).isEqualTo(Refusal.EXPIRED);
        assertThat(refused)
                .hasMessageContaining("expired at " + past.toInstant().toString().substring(0, 10));
        String foreign =
                provider.press().token(KIM, claims -> claims.issuer("https://evil.example"));
        assertThat(refused(oidc(), access(foreign)))
                .hasMessageContaining("https://evil.example")
                .hasMessageContaining(provider.issuer());
        provider.press().rotate();
        String known = provider.press().token(KIM);
        Directory directory = directory(oidc());
        signInQuietly(directory, known);
        provider.press().rotate();
        assertThat(refused(directory, access(provider.press().token(KIM))).error())
                .isEqualTo(Refusal.UNKNOWN_KEY);
        assertThat(refused(oidc(), Json.createObjectBuilder().build()).error())
                .isEqualTo(Refusal.NO_CREDENTIALS);
        assertThat(refused(oidc(), access("x".repeat(20_000))).error()).isEqualTo(Refusal.NO_TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "https://my_idp.example.com/x, my_idp.example.com, -1",
        "http://keycloak_dev:8080/realms/x, keycloak_dev, 8080",
        "https://idp.example.com:8443, idp.example.com, 8443",
        "https://[::1]:8443/x, [::1], 8443"
    })
    void aHostNameMayHaveAnUnderscore(String address, String host, int port) {
        var uri = DirectorySettings.address("issuer", address);
        assertThat(Hosts.of(uri)).isEqualTo(host);
        assertThat(Hosts.port(uri)).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://a_b@evil.example", "https://a_b:x/", "https:///x", "https://a b/"})
    void whatIsNoAddressIsRefused(String address) {
        assertThat(
                        catchThrowableOfType(
                                IdentityException.class,
                                () -> DirectorySettings.address("issuer", address)))
                .isNotNull();
    }

    private static void signInQuietly(Directory directory, String token) {
        try {
            directory.authorize(access(token));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private DirectoryUser kim(JsonObjectBuilder options, String token) throws IOException {
        JsonObject settings = options.build();
        options.addAll(Json.createObjectBuilder(settings));
        return directory(Json.createObjectBuilder(settings)).authorize(access(token)).orElseThrow();
    }

    private Refusal refusal(JsonObjectBuilder options, JsonObject credentials) {
        return (Refusal) refused(options, credentials).error();
    }

    private IdentityException refused(JsonObjectBuilder options, JsonObject credentials) {
        return refused(directory(options), credentials);
    }

    private static IdentityException refused(Directory directory, JsonObject credentials) {
        IdentityException refused =
                catchThrowableOfType(
                        IdentityException.class, () -> directory.authorize(credentials));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static JsonObject access(String token) {
        return Json.createObjectBuilder().add("access_token", token).build();
    }

    private JsonObject id(UnaryOperator<JWTClaimsSet.Builder> changes) {
        return idToken(provider.press().idToken(KIM, changes), "");
    }

    private static JsonObject idToken(String token, String nonce) {
        return Json.createObjectBuilder().add("id_token", token).add("nonce", nonce).build();
    }

    private JsonObjectBuilder google() {
        return oidc().add("protocol", "google_oauth2");
    }

    private JsonObjectBuilder oidc() {
        return Json.createObjectBuilder()
                .add("protocol", "oidc")
                .add("issuer", provider.issuer())
                .add("client_id", OpenIdProvider.CLIENT);
    }

    private Directory directory(JsonObjectBuilder options) {
        JsonObject secrets =
                Json.createObjectBuilder()
                        .add("client_id", OpenIdProvider.CLIENT)
                        .add("client_secret", OpenIdProvider.SECRET)
                        .build();
        return new OidcDirectory(
                new DirectorySettings("domain", options.build(), secrets),
                Egress.direct(true),
                clock);
    }
}
