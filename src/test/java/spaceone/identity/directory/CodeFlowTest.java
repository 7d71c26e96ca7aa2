package spaceone.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.identity.IdentityException;
import spaceone.testkit.Employee;
import spaceone.testkit.OpenIdProvider;
import spaceone.testkit.Proves;

/** The code that a browser brings from the provider, changed for an ID token here. */
class CodeFlowTest {

    private static final String KIM = "kim@beta.io";
    private static final String BACK = "https://id.beta.io/";
    private static final String VERIFIER = "v".repeat(43);
    private static final String NONCE = "nonce of the page";

    private OpenIdProvider provider;

    @BeforeEach
    void start() {
        provider = OpenIdProvider.start("/o/beta").knows(Employee.named(KIM, "Kim"));
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Proves("10.1.1")
    @Test
    void aCodeIsEnoughAndNobodyElseIsAsked() throws IOException {
        assertThat(signIn(credentials(code(claims -> claims), VERIFIER, BACK, NONCE)).userId())
                .isEqualTo(KIM);
        assertThat(provider.calls()).noneMatch(call -> call.matches(".*(userinfo|introspect).*"));
    }

    @Proves("10.5.1")
    @Test
    void aCodeIsGoodOnce() throws IOException {
        JsonObject credentials = credentials(code(claims -> claims), VERIFIER, BACK, NONCE);
        signIn(credentials);
        assertThat(refusal(credentials)).isEqualTo(Refusal.CODE);
    }

    @Proves("10.1.2")
    @Test
    void aCodeBelongsToWhoeverBeganTheSignIn() {
        String other = "w".repeat(43);
        assertThat(refusal(credentials(code(claims -> claims), other, BACK, NONCE)))
                .isEqualTo(Refusal.CODE);
        assertThat(refusal(credentials(code(claims -> claims), VERIFIER, BACK + "x", NONCE)))
                .isEqualTo(Refusal.CODE);
        assertThat(refusal(credentials(code(claims -> claims), VERIFIER, BACK, "another")))
                .isEqualTo(Refusal.NONCE);
    }

    @Proves("10.2.1")
    @ParameterizedTest
    @ValueSource(
            strings = {"", "short", "with blanks in it, and long enough to be one of them all"})
    void aCodeWithoutItsProofIsNotEvenShown(String verifier) {
        assertThat(refusal(credentials(code(claims -> claims), verifier, BACK, NONCE)))
                .isEqualTo(Refusal.NO_CREDENTIALS);
        assertThat(provider.calls()).noneMatch(call -> call.endsWith("/token"));
    }

    @Test
    void theTokenOfACodeIsJudgedLikeAnyOther() {
        Date past = Date.from(Instant.now().minusSeconds(900));
        assertThat(refused(claims -> claims.audience("other"))).isEqualTo(Refusal.AUDIENCE);
        assertThat(refused(claims -> claims.issuer("https://evil.example")))
                .isEqualTo(Refusal.ISSUER);
        assertThat(refused(claims -> claims.expirationTime(past))).isEqualTo(Refusal.EXPIRED);
        String forged = provider.gives(KIM, provider.press().forged(KIM), VERIFIER, BACK);
        assertThat(refusal(credentials(forged, VERIFIER, BACK, NONCE)))
                .isEqualTo(Refusal.SIGNATURE);
        String none = provider.gives(KIM, null, VERIFIER, BACK);
        assertThat(refusal(credentials(none, VERIFIER, BACK, NONCE))).isEqualTo(Refusal.NO_TOKEN);
    }

    @Test
    void anIdTokenThatDoesNotTellTheIdIsCompletedByUserinfo() throws IOException {
        String code = code(claims -> claims.claim("preferred_username", null).claim("email", null));
        assertThat(signIn(credentials(code, VERIFIER, BACK, NONCE)).userId()).isEqualTo(KIM);
    }

    @Test
    void theSecretGoesTheWayThatTheProviderTakes() throws IOException {
        provider.takesSecretsInTheFormOnly();
        assertThat(signIn(credentials(code(claims -> claims), VERIFIER, BACK, NONCE)).userId())
                .isEqualTo(KIM);
    }

    @Test
    void aWrongSecretIsTheAdministratorsFaultAndNobodysGuess() {
        JsonObject secret = Json.createObjectBuilder().add("client_secret", "wrong").build();
        assertThatThrownBy(
                        () ->
                                directory(secret)
                                        .authorize(
                                                credentials(
                                                        code(claims -> claims),
                                                        VERIFIER,
                                                        BACK,
                                                        NONCE)))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(Unreachable.class)
                .hasMessageContaining("invalid_client");
    }

    private Refusal refused(UnaryOperator<JWTClaimsSet.Builder> changes) {
        return refusal(credentials(code(changes), VERIFIER, BACK, NONCE));
    }

    private String code(UnaryOperator<JWTClaimsSet.Builder> changes) {
        String token =
                provider.press()
                        .idToken(KIM, claims -> changes.apply(claims.claim("nonce", NONCE)));
        return provider.gives(KIM, token, VERIFIER, BACK);
    }

    private static JsonObject credentials(
            String code, String verifier, String redirect, String nonce) {
        return Json.createObjectBuilder()
                .add("code", code)
                .add("code_verifier", verifier)
                .add("redirect_uri", redirect)
                .add("nonce", nonce)
                .build();
    }

    private DirectoryUser signIn(JsonObject credentials) throws IOException {
        JsonObject secret =
                Json.createObjectBuilder().add("client_secret", OpenIdProvider.SECRET).build();
        return directory(secret).authorize(credentials).orElseThrow();
    }

    private Refusal refusal(JsonObject credentials) {
        return (Refusal)
                catchThrowableOfType(IdentityException.class, () -> signIn(credentials)).error();
    }

    private Directory directory(JsonObject secrets) {
        JsonObjectBuilder options =
                Json.createObjectBuilder()
                        .add("protocol", "oidc")
                        .add("issuer", provider.issuer())
                        .add("client_id", OpenIdProvider.CLIENT);
        return new OidcDirectory(
                new DirectorySettings(
                        "domain",
                        options.build(),
                        secrets == null ? JsonValue.EMPTY_JSON_OBJECT : secrets),
                Egress.direct(true),
                Clock.systemUTC());
    }
}
