package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Parallel;
import spaceone.testkit.Person;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** v1 Token: issue and refresh with rotation (docs/contract/sign-in.md). */
@InServer
class V1TokenIT {

    private static final String FAILED = "ERROR_AUTHENTICATE_FAILURE";

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
    }

    @Test
    void anAdministratorNeedsNoGrant() {
        Answer tokens = issue(acme.admin(), "").is(200);
        JsonObject access = tokens.claims("access_token");
        JsonObject refresh = tokens.claims("refresh_token");

        Api.post(
                        "/identity/v1/user/list",
                        tokens.text("access_token"),
                        "{\"domain_id\": \"%s\"}".formatted(acme.domainId()))
                .is(200);
        assertThat(access.getString("cat")).isEqualTo("ACCESS_TOKEN");
        assertThat(access.getString("user_type")).isEqualTo("USER");
        assertThat(access.getString("rol")).isEqualTo("DOMAIN_ADMIN");
        assertThat(refresh.getString("cat")).isEqualTo("REFRESH_TOKEN");
        assertThat(refresh.getString("key")).matches("[0-9a-f]{32}");
        assertThat(refresh.getInt("ttl")).isEqualTo(18);
        assertThat(refresh).doesNotContainKey("typ");
    }

    @Test
    void aRefreshTokenIsGoodForOneUse() {
        Answer first = issue(alice.id(), "").is(200);

        Answer second = refresh(first.text("refresh_token")).is(200);

        assertThat(second.claims("refresh_token").getInt("ttl")).isEqualTo(17);
        refresh(second.text("refresh_token")).is(200);
        refresh(first.text("refresh_token")).isRefused(401, FAILED);
    }

    @Test
    void aTokenThatComesTwiceEndsTheWholeSession() {
        Answer first = issue(alice.id(), "").is(200);
        Answer second = refresh(first.text("refresh_token")).is(200);

        refresh(first.text("refresh_token")).isRefused(401, FAILED);

        refresh(second.text("refresh_token")).isRefused(401, FAILED);
        Api.post("/identity/v1/user/get", second.text("access_token"), alice.named(""))
                .isRefused(401, FAILED);
    }

    @Test
    void ofManyRefreshesAtOnceOneSucceeds() {
        String token = issue(alice.id(), "").text("refresh_token");
        Callable<Integer> refresh = () -> refresh(token).status();

        List<Integer> statuses = Parallel.run(16, Collections.nCopies(16, refresh));

        assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
        assertThat(statuses).containsOnly(200, 401);
    }

    @Test
    void theNumberOfRefreshesIsFixedAtSignIn() {
        Answer tokens = issue(alice.id(), ", \"refresh_count\": 1").is(200);

        Answer last = refresh(tokens.text("refresh_token")).is(200);

        refresh(last.text("refresh_token")).isRefused(401, FAILED);
        issue(alice.id(), ", \"refresh_count\": 19").isRefused(401, FAILED);
    }

    @Test
    void eachKindOfTokenHasItsUse() {
        Answer older = issue(alice.id(), "").is(200);
        Answer newer = alice.signIn(Installation.PASSWORD).is(200);

        refresh(older.text("access_token")).isRefused(401, FAILED);
        refresh(newer.text("refresh_token")).isRefused(401, FAILED);
        refresh(null).isRefused(401, FAILED);
        assertThat(Installation.grant(older.text("refresh_token"), "USER").status()).isEqualTo(401);
        Api.post("/identity/v1/user/get", older.text("refresh_token"), alice.named(""))
                .isRefused(401, FAILED);
    }

    @Test
    void ownersOfADomainAreItsAdministrators() {
        issue(acme.admin(), ", \"user_type\": \"DOMAIN_OWNER\"").is(200);
        issue(alice.id(), ", \"user_type\": \"DOMAIN_OWNER\"").isRefused(401, FAILED);
    }

    @Test
    void theSecondFactorComesWithTheSameCall() {
        String box = "box@" + acme.name() + ".io";
        alice.turnOnMfaByMail(box);

        issue(alice.id(), "").isRefused(400, "ERROR_MFA_REQUIRED");
        String code = Mailbox.of(box).number(2).code();

        Answer tokens = issue(alice.id(), ", \"verify_code\": \"" + code + "\"").is(200);
        Answer next = refresh(tokens.text("refresh_token")).is(200);
        for (String token : new String[] {"access_token", "refresh_token"}) {
            assertThat(next.claims(token).get("amr").toString())
                    .isEqualTo("[\"pwd\",\"otp\",\"mfa\"]");
            assertThat(next.claims(token).getString("acr")).isEqualTo("mfa");
            assertThat(next.claims(token).get("auth_time"))
                    .isEqualTo(tokens.claims(token).get("auth_time"));
        }
    }

    @Test
    void whoMustChangeHisPasswordGetsARestrictedToken() {
        acme.asAdmin(
                        "user/set-required-actions",
                        alice.named(", \"actions\": [\"UPDATE_PASSWORD\"]"))
                .is(200);

        JsonObject access = issue(alice.id(), "").is(200).claims("access_token");

        assertThat(access.get("permissions").toString()).isEqualTo("[\"identity:UserProfile\"]");
    }

    @Test
    void aDisabledUserCannotRefresh() {
        String token = issue(alice.id(), "").text("refresh_token");
        acme.asAdmin("user/disable", alice.named("")).is(200);

        refresh(token).isRefused(400, "ERROR_USER_STATE_DISABLED");
    }

    private Answer issue(String userId, String more) {
        return Api.post(
                "/identity/v1/token/issue",
                null,
                """
                {"user_id": "%s", "credentials": {"password": "%s"}, "domain_id": "%s"%s}
                """
                        .formatted(userId, Installation.PASSWORD, acme.domainId(), more));
    }

    private static Answer refresh(String token) {
        return Api.post("/identity/v1/token/refresh", token, "{}");
    }
}
