package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Employee;
import spaceone.testkit.Federation;
import spaceone.testkit.Installation;
import spaceone.testkit.OpenIdProvider;
import spaceone.testkit.OpenIdProvider.Fault;
import spaceone.testkit.Parallel;
import spaceone.testkit.Proves;
import spaceone.testkit.Time;

/** Sign-in at an OpenID provider (docs/contract/sign-in.md). */
@InServer
class ExternalSignInIT {

    private static final String REFUSED = "ERROR_AUTHENTICATE_FAILURE";
    private static final String KIM = "kim@beta.io";
    private static final String NEW = "new@beta.io";

    private OpenIdProvider provider;
    private Federation beta;

    @BeforeEach
    void setUp() {
        Time.forgetSource();
        provider =
                OpenIdProvider.start("/realms/beta")
                        .knows(Employee.named(KIM, "Kim"))
                        .knows(Employee.named(NEW, ""));
        beta = Federation.of(Installation.domain()).with(provider, false);
        beta.user(KIM, ", \"name\": \"old\"");
    }

    @AfterEach
    void tearDown() {
        provider.close();
    }

    @Test
    void whomTheProviderVouchesForIsIn() {
        assertThat(beta.state(KIM)).isEqualTo("PENDING");
        Answer tokens = beta.signIn("tok-" + KIM).is(200);
        assertThat(tokens.claims("access_token").getString("aud")).isEqualTo(KIM);
        assertThat(beta.state(KIM)).isEqualTo("ENABLED");
        assertThat(Federation.profile(tokens.text("access_token")).is(200).text("user_id"))
                .isEqualTo(KIM);
        Installation.grant(tokens.text("refresh_token"), "USER").is(200);
        beta.signIn(provider.press().token(KIM)).is(200);
    }

    @Test
    void whoIsUnknownHereIsNotCreatedUnasked() {
        beta.signIn("tok-" + NEW).isRefused(401, REFUSED);
        beta.record(NEW).is(404);
    }

    @Test
    void withAutoUserSyncTheFirstSignInCreatesHim() {
        beta.with(provider, true);
        beta.signIn("tok-" + NEW).is(200);
        JsonObject record = beta.record(NEW).is(200).json();
        assertThat(record.getString("auth_type")).isEqualTo("EXTERNAL");
        assertThat(record.getString("state")).isEqualTo("ENABLED");
        assertThat(record.getString("name")).isEmpty();
        assertThat(record.getString("email")).isEqualTo(NEW);
    }

    @Test
    void twoFirstSignInsAtOnceAreOneUser() throws Exception {
        beta.with(provider, true);
        Callable<Answer> signIn = () -> beta.signIn("tok-" + NEW);
        assertThat(Parallel.run(4, Collections.nCopies(4, signIn)))
                .allSatisfy(answer -> answer.is(200));
    }

    @Test
    void whomTheProviderDisabledIsDisabledHere() {
        Answer tokens = beta.signIn("tok-" + KIM).is(200);
        provider.knows(Employee.named(KIM, "Kim").disabled());
        beta.signIn(provider.press().token(KIM)).isRefused(401, REFUSED);
        assertThat(beta.state(KIM)).isEqualTo("DISABLED");
        Federation.profile(tokens.text("access_token")).is(401);
    }

    @Test
    void aDisabledStrangerIsNotCreated() {
        beta.with(provider, true);
        provider.knows(Employee.named(NEW, "").disabled());
        beta.signIn("tok-" + NEW).isRefused(401, REFUSED);
        beta.record(NEW).is(404);
    }

    @Test
    void theLastAdministratorStaysWhateverTheProviderSays() {
        beta.user("boss@beta.io", ", \"role_id\": \"managed-domain-admin\"");
        provider.knows(Employee.named("boss@beta.io", "Boss"));
        beta.signIn("tok-boss@beta.io").is(200);
        beta.tenant()
                .asAdmin("user/disable", "{\"user_id\": \"%s\"}".formatted(beta.tenant().admin()))
                .is(200);
        provider.knows(Employee.named("boss@beta.io", "Boss").disabled());
        beta.signIn("tok-boss@beta.io").isRefused(401, REFUSED);
        provider.knows(Employee.named("boss@beta.io", "Boss"));
        beta.signIn("tok-boss@beta.io").is(200);
    }

    @Test
    void whoWasDisabledHereStaysOut() {
        beta.tenant().asAdmin("user/disable", "{\"user_id\": \"%s\"}".formatted(KIM)).is(200);
        beta.signIn("tok-" + KIM).isRefused(400, "ERROR_USER_STATE_DISABLED");
        assertThat(beta.state(KIM)).isEqualTo("DISABLED");
    }

    @Test
    void aLocalUserDoesNotSignInThroughTheProvider() {
        String admin = beta.tenant().admin();
        provider.knows(Employee.named(admin, "Mallory"));
        beta.signIn("tok-" + admin).isRefused(401, REFUSED);
    }

    @Test
    void anExternalUserDoesNotSignInWithAPassword() {
        beta.tenant().signIn(KIM, "whatever").isRefused(401, REFUSED);
    }

    @Test
    void badTokensAreRefusedAlike() {
        beta.signIn("tok-nobody").isRefused(401, REFUSED);
        beta.signIn("tok-other-client-" + KIM).isRefused(401, REFUSED);
        beta.signIn(provider.press().forged(KIM)).isRefused(401, REFUSED);
        beta.signIn(provider.press().token(KIM, claims -> claims.claim("azp", "other")))
                .isRefused(401, REFUSED);
        beta.signIn("").isRefused(401, REFUSED);
        assertThat(beta.state(KIM)).isEqualTo("PENDING");
    }

    @Test
    void manyBadTokensDoNotLockOutTheOthers() {
        for (int i = 0; i < 12; i++) {
            beta.signIn("tok-nobody" + i).isRefused(401, REFUSED);
        }
        beta.signIn("tok-" + KIM).is(200);
    }

    @Test
    void aFloodOfJunkLeavesValidSignInsOfTheSameDomainWorking() {
        provider.refusesJunk();
        List<Callable<Answer>> crowd = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String junk =
                    switch (i % 4) {
                        case 0 -> "junk" + i;
                        case 1 -> provider.press().forged(KIM);
                        case 2 -> "x".repeat(20_000 + i);
                        default -> "a.b." + i;
                    };
            crowd.add(() -> beta.signIn(junk).isRefused(401, REFUSED));
            if (i % 2 == 0) {
                crowd.add(() -> beta.signIn("tok-" + KIM).is(200));
            }
        }

        assertThat(Parallel.run(12, crowd)).hasSize(90);
    }

    @Test
    void junkIsChargedToItsSourceUntilNobodyIsAskedAnyMore() {
        provider.refusesJunk();
        for (int i = 0; i < 100; i++) {
            beta.signIn("junk" + i).isRefused(401, REFUSED);
        }
        int asked = provider.calls().size();

        Answer blocked = beta.signIn("junk").isRefused(401, REFUSED);

        assertThat(blocked.headers().firstValue("Retry-After")).isPresent();
        assertThat(provider.calls()).hasSize(asked);
    }

    @Test
    void onePersonWhoseUserinfoFailsKeepsNobodyOut() {
        provider.knows(Employee.named("odd@beta.io", "Odd"));
        beta.user("odd@beta.io", "");
        provider.fails("userinfo", Fault.FAILING);
        for (int i = 0; i < 8; i++) {
            beta.signIn("tok-odd@beta.io").isRefused(503, "ERROR_AUTHENTICATION_FAILURE_PLUGIN");
        }
        provider.recovers();
        beta.signIn("tok-" + KIM).is(200);
    }

    @Test
    void aDomainWithoutAProviderLetsNobodyIn() {
        Federation.of(Installation.sharedDomain()).signIn("tok-" + KIM).isRefused(401, REFUSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"HUGE", "REDIRECTING", "BABBLING", "FAILING", "SLOW"})
    void aProviderThatMisbehavesIsUnavailable(Fault fault) {
        provider.fails("userinfo", fault);
        Instant begin = Instant.now();
        beta.signIn("tok-" + KIM).isRefused(503, "ERROR_AUTHENTICATION_FAILURE_PLUGIN");
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(12));
        assertThat(beta.state(KIM)).isEqualTo("PENDING");
        provider.recovers();
        beta.signIn("tok-" + KIM).is(200);
    }

    @Test
    void aProviderThatIsDownIsUnavailable() {
        provider.close();
        beta.signIn("tok-" + KIM).isRefused(503, "ERROR_AUTHENTICATION_FAILURE_PLUGIN");
    }

    @Test
    void aProviderUnderAnotherNameIsUnavailable() {
        provider.callsItself("https://evil.example");
        beta.signIn(provider.press().token(KIM)).is(503);
    }

    @Test
    void v1SignsInWithTheProvidersCredentialsToo() {
        Answer tokens =
                Api.post(
                                "/identity/v1/token/issue",
                                null,
                                Json.createObjectBuilder()
                                        .add("domain_id", beta.tenant().domainId())
                                        .add(
                                                "credentials",
                                                Json.createObjectBuilder()
                                                        .add("access_token", "tok-" + KIM))
                                        .build()
                                        .toString())
                        .is(200);
        assertThat(tokens.claims("access_token").getString("aud")).isEqualTo(KIM);
    }

    @Test
    void anIdTokenAloneIsEnough() {
        provider.press().lists("{\"kty\": \"EC\", \"crv\": \"unheard-of\"}");
        beta.signInWith("id_token", provider.press().idToken(KIM, claims -> claims)).is(200);
        beta.signInWith("id_token", provider.press().token(KIM)).isRefused(401, REFUSED);
        assertThat(provider.calls()).noneMatch(call -> call.contains("userinfo"));
    }

    @Test
    void aCodeWithItsVerifierIsEnough() {
        String verifier = "v".repeat(64);
        String back = "https://id.beta.io/";
        String token = provider.press().idToken(KIM, claims -> claims.claim("nonce", "page"));
        JsonObjectBuilder credentials =
                Json.createObjectBuilder()
                        .add("code", provider.gives(KIM, token, verifier, back))
                        .add("code_verifier", verifier)
                        .add("redirect_uri", back)
                        .add("nonce", "page");
        JsonObject shown = credentials.build();
        assertThat(
                        beta.issue(Json.createObjectBuilder(shown))
                                .is(200)
                                .claims("access_token")
                                .getString("aud"))
                .isEqualTo(KIM);
        beta.issue(Json.createObjectBuilder(shown)).isRefused(401, REFUSED);
        assertThat(provider.calls()).noneMatch(call -> call.contains("userinfo"));
        assertThat(beta.refusals()).contains("CODE ");
    }

    @Test
    void aTrialTellsWhatFailsAndChangesNothing() {
        Answer works = beta.tenant().asAdmin("external-auth/test", "{}").is(200);
        assertThat(works.json().getBoolean("works")).isTrue();
        JsonObject before = beta.tenant().asAdmin("external-auth/get", "{}").json();

        provider.callsItself("https://evil.example");
        JsonObject fails =
                beta.test(Federation.options(provider, true), Federation.secrets()).is(200).json();

        assertThat(fails.getBoolean("works")).isFalse();
        var steps = fails.getJsonArray("steps").getValuesAs(JsonObject.class);
        assertThat(steps.get(steps.size() - 1).getString("cause")).isEqualTo("ISSUER_DIFFERS");
        assertThat(fails.toString()).doesNotContain(OpenIdProvider.SECRET);
        assertThat(beta.tenant().asAdmin("external-auth/get", "{}").json()).isEqualTo(before);
        beta.test(Json.createObjectBuilder().add("protocol", "oidc"), JsonValue.EMPTY_JSON_OBJECT)
                .isRefused(400, "ERROR_REQUIRED_FIELDS");
        Installation.domain().asAdmin("external-auth/test", "{}").isRefused(404, "ERROR_NOT_FOUND");
    }

    @Test
    void administratorsLearnWhyAndNobodyElse() {
        Date past = Date.from(Instant.now().minusSeconds(900));
        String first = provider.press().token(KIM);
        beta.signIn(first).is(200);
        List<Answer> answers =
                List.of(
                        beta.signIn("tok-nobody"),
                        beta.signIn(named(claims -> claims.expirationTime(past))),
                        beta.signIn(named(claims -> claims.claim("azp", "other"))),
                        beta.signIn(provider.press().forged(KIM)),
                        beta.signIn(provider.press().token(NEW)));
        provider.press().rotate();
        Answer unknownKey = beta.signIn(provider.press().token(KIM));
        assertThat(answers)
                .allSatisfy(
                        answer -> {
                            answer.isRefused(401, REFUSED);
                            assertThat(answer.body()).isEqualTo(unknownKey.body());
                        });
        assertThat(beta.refusals())
                .contains("NOT_ACTIVE ", "EXPIRED " + KIM, "AUDIENCE " + KIM)
                .contains("SIGNATURE ", "UNKNOWN_HERE " + NEW, "UNKNOWN_KEY ");
    }

    @Proves({"6.8.1", "10.3.3", "10.5.2"})
    @Test
    void aNameThatWasGivenToSomebodyElseIsNoKey() {
        beta.signIn(provider.press().token(KIM)).is(200);
        assertThat(identified("sub-other", KIM).isRefused(401, REFUSED).body())
                .isEqualTo(beta.signIn("tok-nobody").body());
        assertThat(beta.refusals()).contains("OTHER_IDENTITY " + KIM);
        String session = identified("sub-" + KIM, KIM).is(200).text("access_token");

        beta.tenant().asAdmin("user/release-identity", body(KIM)).is(200);
        Federation.profile(session).is(401);
        identified("sub-other", KIM).is(200);
        beta.signIn(provider.press().token(KIM)).isRefused(401, REFUSED);
    }

    @Test
    void whoIsKnownMayChangeTheirName() {
        beta.with(provider, true);
        identified("sub-" + KIM, KIM).is(200);
        Answer renamed = identified("sub-" + KIM, "kim.married@beta.io").is(200);
        assertThat(renamed.claims("access_token").getString("aud")).isEqualTo(KIM);
        beta.record("kim.married@beta.io").is(404);
        identified("sub-second", KIM).isRefused(401, REFUSED);
    }

    @Test
    void somebodyElsesEndIsNotTheUsers() {
        identified("sub-" + KIM, KIM).is(200);
        provider.knows(new Employee("other", "Other", KIM, false, true));
        provider.tells("other", "preferred_username", Json.createValue(KIM));
        beta.signIn(provider.press().token("other")).isRefused(401, REFUSED);
        assertThat(beta.state(KIM)).isEqualTo("ENABLED");
    }

    @Test
    void onlyExternalUsersHaveAnIdentityToRelease() {
        beta.tenant()
                .asAdmin("user/release-identity", body(beta.tenant().admin()))
                .isRefused(400, "ERROR_NOT_ALLOWED_ACTIONS");
        beta.tenant().asAdmin("user/release-identity", body(KIM)).is(200);
        beta.tenant().asAdmin("user/release-identity", body("nobody")).is(404);
    }

    private Answer identified(String subject, String name) {
        return beta.signInWith(
                "id_token",
                provider.press()
                        .idToken(
                                KIM,
                                claims ->
                                        claims.subject(subject).claim("preferred_username", name)));
    }

    private static String body(String userId) {
        return "{\"user_id\": \"%s\"}".formatted(userId);
    }

    private String named(UnaryOperator<JWTClaimsSet.Builder> changes) {
        return provider.press()
                .token(KIM, claims -> changes.apply(claims.claim("preferred_username", KIM)));
    }
}
