package spaceone.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import spaceone.identity.IdentityException;
import spaceone.testkit.Employee;
import spaceone.testkit.MovedClock;
import spaceone.testkit.OpenIdProvider;
import spaceone.testkit.OpenIdProvider.Fault;
import spaceone.testkit.Proves;

class OidcDirectoryTest {

    private static final String KIM = "kim@beta.io";

    private OpenIdProvider provider;
    private MovedClock clock;
    private Directory directory;

    @BeforeEach
    void start() {
        provider =
                OpenIdProvider.start("/realms/beta")
                        .knows(Employee.named(KIM, "Kim"))
                        .knows(Employee.named("lee@beta.io", "Lee").disabled());
        clock = new MovedClock();
        directory = directory(options(provider));
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void aTokenForOurClientIsTaken() throws IOException {
        DirectoryUser kim =
                new DirectoryUser(
                        KIM,
                        "Kim",
                        KIM,
                        Optional.of(true),
                        DirectoryUser.State.ENABLED,
                        Optional.of(new DirectoryIdentity(provider.issuer(), "sub-" + KIM)),
                        Optional.empty());
        assertThat(signIn(provider.press().token(KIM))).contains(kim);
        assertThat(signIn("tok-" + KIM)).contains(kim);
    }

    static Stream<UnaryOperator<JWTClaimsSet.Builder>> flaws() {
        return Stream.of(
                claims -> claims.issuer("https://evil.example"),
                claims -> claims.issuer(null),
                claims -> claims.claim("azp", "other"),
                claims -> claims.claim("azp", "other").audience(OpenIdProvider.CLIENT),
                claims -> claims.claim("azp", null),
                claims -> claims.claim("azp", null).audience("other"),
                claims -> claims.expirationTime(null),
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120))),
                claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(600))));
    }

    @Proves("6.8.2")
    @ParameterizedTest
    @MethodSource("flaws")
    void aTokenWithAFlawIsNot(UnaryOperator<JWTClaimsSet.Builder> flaw) throws IOException {
        assertThat(signIn(provider.press().token(KIM, flaw))).isEmpty();
        assertThat(provider.calls()).noneMatch(call -> call.contains("userinfo"));
    }

    @Proves("10.3.1")
    @Test
    void withoutAnAuthorizedPartyTheAudienceCounts() throws IOException {
        String token =
                provider.press()
                        .token(
                                KIM,
                                claims ->
                                        claims.claim("azp", null)
                                                .audience(List.of("api", OpenIdProvider.CLIENT)));
        assertThat(signIn(token)).isPresent();
    }

    @Proves("6.8.2")
    @Test
    void aSignatureMustBeTheProviders() throws IOException {
        assertThat(signIn(provider.press().forged(KIM))).isEmpty();
        assertThat(signIn(provider.press().unsigned(KIM))).isEmpty();
        assertThat(signIn("")).isEmpty();
        assertThat(signIn("a b\r\nX-Injected: 1")).isEmpty();
    }

    @Proves("10.3.1")
    @Test
    void anOpaqueTokenOfAnotherClientIsRefused() throws IOException {
        assertThat(signIn("tok-other-client-" + KIM)).isEmpty();
    }

    @Test
    void junkIsWrongHoweverTheProviderSaysSo() throws IOException {
        provider.refusesJunk();
        assertThat(signIn("junk")).isEmpty();
        assertThat(signIn("tok-" + KIM)).isPresent();
    }

    @Test
    void anOpaqueTokenNobodyCanVouchForIsRefused() throws IOException {
        provider.offersNoIntrospection();
        assertThat(signIn("tok-" + KIM)).isEmpty();
    }

    @Test
    void aNewKeyIsFetchedWhenATokenNamesIt() throws IOException {
        assertThat(signIn(provider.press().token(KIM))).isPresent();
        String old = provider.press().token(KIM);
        provider.press().rotate();
        clock.pass(Duration.ofSeconds(31));
        assertThat(signIn(provider.press().token(KIM))).isPresent();
        assertThat(signIn(old)).isEmpty();
    }

    @Test
    void inventedKeysDoNotMakeUsAskAgainAndAgain() throws IOException {
        for (int i = 0; i < 10; i++) {
            provider.press().rotate();
            signIn(provider.press().token(KIM));
        }
        assertThat(provider.calls().stream().filter(call -> call.contains("/keys"))).hasSize(1);
    }

    @Test
    void anExpiredKeyIsNoKey() throws IOException {
        provider.press().expireKey();
        assertThat(signIn(provider.press().token(KIM))).isEmpty();
    }

    @Test
    void theDiscoveryDocumentIsRememberedForTenMinutes() throws IOException {
        signIn(provider.press().token(KIM));
        signIn(provider.press().token(KIM));
        assertThat(discoveries()).isEqualTo(1);
        clock.pass(Duration.ofSeconds(601));
        signIn("tok-" + KIM);
        assertThat(discoveries()).isEqualTo(2);
    }

    @Proves("10.5.3")
    @Test
    void aProviderThatCallsItselfOtherwiseIsAFailure() {
        provider.callsItself("https://evil.example");
        assertThatThrownBy(() -> signIn(provider.press().token(KIM)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(directory::metadata).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"HUGE", "REDIRECTING", "BABBLING", "FAILING"})
    void aProviderThatAnswersNonsenseIsAFailure(Fault fault) throws IOException {
        signIn(provider.press().token(KIM));
        provider.fails("userinfo", fault);
        assertThatThrownBy(() -> signIn(provider.press().token(KIM)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whoeverTheProviderDoesNotKnowAnyMoreIsRefused() throws IOException {
        String token = provider.press().token(KIM);
        provider.forgets(KIM);
        assertThat(signIn(token)).isEmpty();
    }

    @Test
    void disabledIsReportedByUserInfoAndByIntrospection() throws IOException {
        assertThat(signIn(provider.press().token("lee@beta.io")))
                .hasValueSatisfying(lee -> assertThat(lee.isDisabled()).isTrue());
        assertThat(signIn("tok-lee@beta.io"))
                .hasValueSatisfying(lee -> assertThat(lee.isDisabled()).isTrue());
        assertThat(signIn("tok-other-client-lee@beta.io")).isEmpty();
    }

    @Test
    void anUncheckedAddressIsNoIdentity() throws IOException {
        provider.knows(Employee.named("mallory", "Mallory").unverified());
        Directory byAddress =
                directory(
                        options(provider)
                                .add(
                                        "field_mapper",
                                        Json.createObjectBuilder().add("user_id", "email")));
        assertThat(signIn(byAddress, token(provider.press().token("mallory")))).isEmpty();
        assertThat(byAddress.authorize(token(provider.press().token(KIM)))).isPresent();
    }

    @Test
    void keycloaksPeopleAreFound() throws IOException {
        provider.knows(Employee.named("park1@beta.io", "Park One"))
                .knows(Employee.named("park2@beta.io", "Park Two"));
        assertThat(directory.find(DirectorySearch.keyword("park")))
                .extracting(DirectoryUser::userId, DirectoryUser::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("park1@beta.io", "Park One"),
                        org.assertj.core.groups.Tuple.tuple("park2@beta.io", "Park Two"));
        assertThat(directory.find(DirectorySearch.userId("park"))).isEmpty();
        assertThat(directory.find(DirectorySearch.userId(KIM))).hasSize(1);
        assertThat(directory.find(DirectorySearch.userId("lee@beta.io")))
                .extracting(DirectoryUser::isDisabled)
                .containsExactly(true);
    }

    @Proves("1.2.2")
    @ParameterizedTest
    @CsvSource({"a&max=1000", "a=b#c", "x y", "%2e%2e/"})
    void whatIsSoughtStaysOneParameter(String text) throws IOException {
        directory.find(DirectorySearch.userId(text));
        assertThat(provider.calls().get(provider.calls().size() - 1))
                .contains("username=" + Outgoing.encoded(text) + "&exact=true&max=25");
    }

    @Test
    void aProviderWithoutAUserListKnowsNobodyAndDeniesNobody() throws IOException {
        try (OpenIdProvider generic = OpenIdProvider.start("")) {
            Directory other = directory(options(generic));
            assertThat(other.find(DirectorySearch.userId("anybody")))
                    .containsExactly(DirectoryUser.unidentified("anybody"));
            assertThat(other.find(DirectorySearch.keyword("any"))).isEmpty();
        }
    }

    @Test
    void metadataIsWhatTheSignInPageNeedsAndNoSecret() throws IOException {
        JsonObject metadata = directory.metadata();
        assertThat(metadata.getString("protocol")).isEqualTo("oidc");
        assertThat(metadata.getString("identity_provider")).isEqualTo("KEYCLOAK");
        assertThat(metadata.getString("realm")).isEqualTo("beta");
        assertThat(metadata.getString("client_id")).isEqualTo(OpenIdProvider.CLIENT);
        assertThat(metadata.getString("authorization_endpoint"))
                .endsWith("/realms/beta/protocol/openid-connect/auth");
        assertThat(metadata.toString()).doesNotContain(OpenIdProvider.SECRET);
    }

    @ParameterizedTest
    @CsvSource({"issuer, ''", "client_id, ''", "issuer, 'no address'", "issuer, 'https:///x'"})
    void optionsThatCannotWorkAreRefused(String option, String value) {
        JsonObjectBuilder options = options(provider).remove("openid-configuration");
        assertThatThrownBy(() -> directory(options.add(option, value), false))
                .isInstanceOf(IdentityException.class);
    }

    @Test
    void aNameIsNoId() {
        JsonObjectBuilder mapper = Json.createObjectBuilder().add("user_id", "name");
        assertThatThrownBy(() -> directory(options(provider).add("field_mapper", mapper)))
                .isInstanceOf(IdentityException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "true, , true", "false, , false", ", , ",
        "true, true, true", "false, true, false", ", true, true",
        "true, false, ", "false, false, ", ", false, "
    })
    void anAddressIsProvenAsTheProviderSaysUnlessTheDomainSaysOtherwise(
            Boolean said, Boolean trusted, Boolean proven) throws IOException {
        JsonObjectBuilder options = options(provider);
        if (trusted != null) {
            options.add("trust_email", trusted);
        }
        String token = provider.press().idToken(KIM, kim -> kim.claim("email_verified", said));
        JsonObject shown = Json.createObjectBuilder().add("id_token", token).build();
        assertThat(directory(options).authorize(shown).orElseThrow().emailVerified())
                .isEqualTo(Optional.ofNullable(proven));
    }

    /** Trusting addresses does not make them ids: anybody may write one there. */
    @Test
    void anAddressIsAnIdOnlyByTheProvidersOwnWord() throws IOException {
        JsonObjectBuilder options =
                options(provider)
                        .add("trust_email", true)
                        .add("field_mapper", Json.createObjectBuilder().add("user_id", "email"));
        String silent = provider.press().idToken(KIM, kim -> kim.claim("email_verified", null));
        JsonObject shown = Json.createObjectBuilder().add("id_token", silent).build();
        assertThat(signIn(directory(options), shown)).isEmpty();
    }

    private long discoveries() {
        return provider.calls().stream().filter(call -> call.contains("well-known")).count();
    }

    private Optional<DirectoryUser> signIn(String token) throws IOException {
        return signIn(directory, token(token));
    }

    private static Optional<DirectoryUser> signIn(Directory directory, JsonObject credentials)
            throws IOException {
        try {
            return directory.authorize(credentials);
        } catch (IdentityException refusal) {
            assertThat(refusal.error()).isInstanceOf(Refusal.class);
            return Optional.empty();
        }
    }

    private static JsonObject token(String token) {
        return Json.createObjectBuilder().add("access_token", token).build();
    }

    private static JsonObjectBuilder options(OpenIdProvider provider) {
        return Json.createObjectBuilder()
                .add("protocol", "oidc")
                .add("identity_provider", "KEYCLOAK")
                .add("issuer", provider.issuer())
                .add("client_id", OpenIdProvider.CLIENT);
    }

    private Directory directory(JsonObjectBuilder options) {
        return directory(options, true);
    }

    private Directory directory(JsonObjectBuilder options, boolean withSecret) {
        JsonObjectBuilder secrets = Json.createObjectBuilder();
        if (withSecret) {
            secrets.add("client_id", OpenIdProvider.CLIENT)
                    .add("client_secret", OpenIdProvider.SECRET);
        }
        return new OidcDirectory(
                new DirectorySettings("domain", options.build(), secrets.build()),
                Egress.direct(true),
                clock);
    }
}
