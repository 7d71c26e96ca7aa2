package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Jwt;
import spaceone.testkit.Parallel;
import spaceone.testkit.Person;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** Signing in and being granted more (docs/contract/sign-in.md). */
@InServer
class SignInIT {

    private static final String FAILED = "ERROR_AUTHENTICATE_FAILURE";

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
    }

    @Test
    void theTokensSayWhoItIs() {
        Answer tokens = alice.signIn(Installation.PASSWORD).is(200);
        JsonObject access = tokens.claims("access_token");
        JsonObject refresh = tokens.claims("refresh_token");

        assertThat(access.getString("iss")).isEqualTo("spaceone.identity");
        assertThat(access.getString("typ")).isEqualTo("ACCESS_TOKEN");
        assertThat(access.getString("own")).isEqualTo("USER");
        assertThat(access.getString("did")).isEqualTo(acme.domainId());
        assertThat(access.getString("aud")).isEqualTo(alice.id());
        assertThat(access.getString("rol")).isEqualTo("USER");
        assertThat(access.getString("ver")).isEqualTo("2.0");
        assertThat(access.getInt("exp") - access.getInt("iat")).isEqualTo(1800);
        assertThat(refresh.getString("typ")).isEqualTo("REFRESH_TOKEN");
        assertThat(refresh.getInt("exp") - refresh.getInt("iat")).isEqualTo(10_800);
        assertThat(refresh.keySet()).doesNotContain("rol", "permissions");
        assertThat(Jwt.header(tokens.text("access_token")).getString("alg")).isEqualTo("RS256");
    }

    @Test
    void aTextTooLongToBeAnIdFailsLikeAnyOther() {
        for (String part : new String[] {"x", "ﷺ", "😀"}) {
            acme.signIn(part.repeat(15_000), "Whatever1")
                    .isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        }
    }

    @Test
    void theClientMayAskForAnotherLife() {
        assertThat(life("60")).isEqualTo(60);
        assertThat(life("0")).isEqualTo(1800);
        assertThat(life("-1")).isEqualTo(1800);
        assertThat(life("99999999")).isEqualTo(604_800);
    }

    private int life(String timeout) {
        String body =
                """
                {"domain_id": "%s", "auth_type": "LOCAL", "timeout": %s,
                 "credentials": {"user_id": "%s", "password": "%s"}}
                """
                        .formatted(acme.domainId(), timeout, alice.id(), Installation.PASSWORD);
        JsonObject claims =
                Api.post("/identity/v2/token/issue", null, body).is(200).claims("access_token");
        return claims.getInt("exp") - claims.getInt("iat");
    }

    @Proves("6.3.8")
    @Test
    void whoFailsLearnsNothing() {
        Person external = Person.external(acme, "ext");
        acme.asAdmin(
                        "user/create",
                        "{\"user_id\": \"robot\", \"auth_type\": \"LOCAL\", \"password\": \"%s\"}"
                                .formatted(Installation.PASSWORD))
                .is(200);
        Set<String> bodies =
                Set.copyOf(
                        java.util.List.of(
                                refusal(alice.signIn("wrong")),
                                refusal(acme.signIn("ghost@acme.io", Installation.PASSWORD)),
                                refusal(external.signIn(Installation.PASSWORD)),
                                refusal(
                                        Installation.signIn(
                                                "domain-000000000000",
                                                alice.id(),
                                                Installation.PASSWORD))));

        assertThat(bodies).hasSize(1);
        assertThat(bodies.iterator().next()).contains("\"message\":\"Authenticate failure.");
    }

    private static String refusal(Answer answer) {
        return answer.isRefused(401, FAILED).body();
    }

    @Test
    void onlyWhoKnowsThePasswordIsToldThatTheUserIsDisabled() {
        acme.asAdmin("user/disable", alice.named("")).is(200);

        alice.signIn("wrong").isRefused(401, FAILED);
        alice.signIn(Installation.PASSWORD).isRefused(400, "ERROR_USER_STATE_DISABLED");
    }

    @Test
    void theFirstSignInEnablesTheUser() {
        assertThat(alice.record().text("state")).isEqualTo("PENDING");

        alice.signIn(Installation.PASSWORD).is(200);

        assertThat(alice.record().text("state")).isEqualTo("ENABLED");
        assertThat(alice.record().json()).containsKey("last_accessed_at");
    }

    @Test
    void aDisabledDomainLetsNobodyIn() {
        String domain = "{\"domain_id\": \"%s\"}".formatted(acme.domainId());
        Api.post("/identity/v2/domain/disable", Installation.systemToken(), domain).is(200);

        alice.signIn(Installation.PASSWORD).isRefused(400, "ERROR_DOMAIN_STATE");
    }

    @Test
    void afterTenFailuresTheRightPasswordIsRefusedToo() {
        for (int i = 0; i < 10; i++) {
            alice.signIn("wrong").isRefused(401, FAILED);
        }

        Answer blocked = alice.signIn(Installation.PASSWORD);

        blocked.isRefused(401, FAILED);
        assertThat(blocked.message()).contains("blocked");
        assertThat(blocked.headers().firstValue("Retry-After")).isPresent();
        Time.pass(acme, Duration.ofSeconds(301));
        alice.signIn(Installation.PASSWORD).is(200);
    }

    @Test
    void anyNumberOfRightPasswordsAtOnceIsTaken() {
        List<Callable<Integer>> twelve =
                Collections.nCopies(12, () -> alice.signIn(Installation.PASSWORD).status());

        assertThat(Parallel.run(12, twelve)).containsOnly(200);
    }

    @Test
    void anAdministratorSeesTheBlockAndLiftsIt() {
        block();
        Answer seen = alice.record();
        assertThat(seen.text("sign_in_locked_until")).endsWith("Z");

        Answer unlocked = acme.asAdmin("user/unlock", alice.named("")).is(200);

        assertThat(unlocked.text("user_id")).isEqualTo(alice.id());
        assertThat(alice.record().json()).doesNotContainKey("sign_in_locked_until");
        alice.signIn(Installation.PASSWORD).is(200);
        block();
        acme.asAdmin("user/update", alice.named(", \"password\": \"Other8Horse\"")).is(200);
        String token = alice.signIn("Other8Horse").is(200).text("access_token");
        Api.post("/identity/v2/user/unlock", token, alice.named(""))
                .isRefused(403, "ERROR_PERMISSION_DENIED");
    }

    @Test
    void aRedeemedLinkLiftsTheBlock() {
        block();
        alice.askForReset().is(200);

        Api.post(
                        "/identity/v2/user-profile/update-password",
                        alice.mailbox().only().linkToken(),
                        "{\"new_password\": \"Other8Horse\"}")
                .is(200);

        alice.signIn("Other8Horse").is(200);
    }

    private void block() {
        for (int i = 0; i < 10; i++) {
            alice.signIn("wrong").isRefused(401, FAILED);
        }
        alice.signIn(Installation.PASSWORD).isRefused(401, FAILED);
    }

    @Test
    void otherKeysAndLettersDoNotResetTheCount() {
        for (int i = 0; i < 10; i++) {
            String body =
                    """
                    {"domain_id": "%s", "auth_type": "LOCAL",
                     "credentials": {"user_id": "%s", "password": "wrong", "extra%d": "x"}}
                    """
                            .formatted(
                                    acme.domainId(),
                                    i % 2 == 0 ? alice.id() : alice.id().toUpperCase(),
                                    i);
            Api.post("/identity/v2/token/issue", null, body).isRefused(401, FAILED);
        }

        assertThat(alice.signIn(Installation.PASSWORD).isRefused(401, FAILED).message())
                .contains("blocked");
    }

    @Test
    void whoMustChangeHisPasswordGetsARestrictedToken() {
        String refresh = alice.signIn(Installation.PASSWORD).text("refresh_token");
        acme.asAdmin(
                        "user/set-required-actions",
                        alice.named(", \"actions\": [\"UPDATE_PASSWORD\"]"))
                .is(200);

        Answer tokens = alice.signIn(Installation.PASSWORD).is(200);

        assertThat(tokens.claims("access_token").get("permissions").toString())
                .isEqualTo("[\"identity:UserProfile\"]");
        Installation.grant(refresh, "USER").isRefused(400, "ERROR_UPDATE_PASSWORD_REQUIRED");
        Answer changed =
                Api.post(
                        "/identity/v2/user-profile/update-password",
                        tokens.text("access_token"),
                        "{\"new_password\": \"Brandnew1\"}");
        assertThat(changed.is(200).value("required_actions").toString()).isEqualTo("[]");
    }

    @Test
    void anAdministratorIsGrantedHisDomain() {
        String refresh = acme.signIn(acme.admin(), Installation.PASSWORD).text("refresh_token");

        Answer grant = Installation.grant(refresh, "DOMAIN").is(200);

        assertThat(grant.text("role_type")).isEqualTo("DOMAIN_ADMIN");
        assertThat(grant.text("role_id")).isEqualTo("managed-domain-admin");
        assertThat(grant.claims("access_token").getString("rol")).isEqualTo("DOMAIN_ADMIN");
    }

    @Test
    void aPlainUserIsGrantedHimself() {
        String refresh = alice.signIn(Installation.PASSWORD).text("refresh_token");

        Installation.grant(refresh, "DOMAIN").isRefused(403, "ERROR_PERMISSION_DENIED");
        Answer grant = Installation.grant(refresh, "USER").is(200);
        assertThat(grant.claims("access_token").getString("rol")).isEqualTo("USER");
        Installation.grant(refresh, "WORKSPACE").isRefused(400, "ERROR_REQUIRED_PARAMETER");
        Installation.grant(refresh, "PROJECT").isRefused(400, "ERROR_INVALID_PARAMETER");
    }

    @Proves("9.2.2")
    @Test
    void oneKindOfTokenNeverPassesForTheOther() {
        Answer tokens = alice.signIn(Installation.PASSWORD).is(200);

        assertThat(Installation.grant(tokens.text("access_token"), "USER").status()).isIn(400, 401);
        Api.post("/identity/v2/user-profile/get", tokens.text("refresh_token"), "{}")
                .isRefused(401, FAILED);
    }

    @Test
    void anAdministratorMayStaySignedInLonger() {
        String admin = "{\"user_id\": \"%s\", \"refresh_timeout\": %d}";
        Answer set =
                acme.asAdmin("user/set-refresh-timeout", admin.formatted(acme.admin(), 86_400));

        assertThat(set.is(200).json().getInt("refresh_timeout")).isEqualTo(86_400);
        JsonObject refresh =
                acme.signIn(acme.admin(), Installation.PASSWORD).claims("refresh_token");
        assertThat(refresh.getInt("exp") - refresh.getInt("iat")).isEqualTo(86_400);
        for (int seconds : new int[] {1799, 2_592_001}) {
            acme.asAdmin("user/set-refresh-timeout", admin.formatted(acme.admin(), seconds))
                    .isRefused(400, "ERROR_INVALID_PARAMETER");
        }
        acme.asAdmin("user/set-refresh-timeout", admin.formatted(alice.id(), 86_400))
                .isRefused(403, "ERROR_PERMISSION_DENIED");
    }
}
