package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
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

/** Links for a forgotten password. */
@InServer
class PasswordResetIT {

    private static final String NEW = "Fresh0Start";

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
    }

    @Test
    void whoForgotHisPasswordGetsALink() {
        assertThat(alice.askForReset().is(200).body()).isEqualTo("{}");

        JsonObject claims = claims(alice.mailbox().only().linkToken());
        assertThat(claims.getString("rol")).isEqualTo("USER");
        assertThat(claims.getString("aud")).isEqualTo(alice.id());
        assertThat(claims.getString("did")).isEqualTo(acme.domainId());
        assertThat(claims.get("permissions").toString()).isEqualTo("[\"identity:UserProfile\"]");
        assertThat(claims.get("injected_params").toString())
                .isEqualTo("{\"required_actions\":[\"UPDATE_PASSWORD\"]}");
        assertThat(claims.getInt("exp") - claims.getInt("iat")).isEqualTo(86_400);
        alice.signIn(Installation.PASSWORD).is(200);
    }

    @Test
    void allOldPathsAskTheSame() {
        String body = alice.named(", \"domain_id\": \"" + acme.domainId() + "\"");

        Api.post("/identity/v2/user/reset-password", null, body).is(200);
        alice.mailbox().number(1);
        Api.post("/identity/v1/user/reset-password", "broken token", body).is(200);
        alice.mailbox().number(2);
    }

    @Proves("6.3.8")
    @Test
    void nobodyLearnsWhoHasAnAccount() {
        Person off = Person.in(acme, "off");
        acme.asAdmin("user/disable", off.named("")).is(200);
        Person unproven = Person.unproven(acme, "unver");
        acme.user("fresh");
        Person external = Person.external(acme, "ext");

        for (String id : List.of("ghost", "fresh", off.id(), unproven.id(), external.id())) {
            Answer answer =
                    Api.post(
                            "/identity/v2/user-profile/reset-password",
                            null,
                            "{\"user_id\": \"%s\", \"domain_id\": \"%s\"}"
                                    .formatted(id, acme.domainId()));
            assertThat(answer.is(200).body()).isEqualTo("{}");
        }
        alice.askForReset().is(200);
        alice.mailbox().only();

        assertThat(off.mailbox().now()).isEmpty();
        assertThat(unproven.mailbox().now()).isEmpty();
        assertThat(external.mailbox().now()).isEmpty();
        Api.post(
                        "/identity/v2/user-profile/reset-password",
                        null,
                        "{\"user_id\": \"x\", \"domain_id\": \"domain-000000000000\"}")
                .is(200);
    }

    @Test
    void anExternalUserIsToldWhereToSignIn() {
        Person external = Person.external(acme, "ext");
        acme.asAdmin("user/verify-email", external.named("")).is(200);

        external.askForReset().is(200);

        assertThat(external.mailbox().only().text()).contains(external.id());
    }

    @Test
    void anAdministratorIsToldWhyNot() {
        Person unproven = Person.unproven(acme, "unver");
        Person external = Person.external(acme, "ext");
        acme.user("fresh");

        resetByAdministrator(unproven.id()).isRefused(400, "ERROR_VERIFICATION_UNAVAILABLE");
        resetByAdministrator("fresh")
                .isRefused(400, "ERROR_UNABLE_TO_RESET_PASSWORD_WITHOUT_EMAIL");
        resetByAdministrator(external.id())
                .isRefused(400, "ERROR_UNABLE_TO_RESET_PASSWORD_IN_EXTERNAL_AUTH");
        resetByAdministrator("ghost").isRefused(404, "ERROR_NOT_FOUND");
    }

    @Test
    void bothNamesAreNeeded() {
        Answer refused =
                Api.post("/identity/v2/user-profile/reset-password", null, alice.named(""));

        refused.isRefused(400, "ERROR_REQUIRED_PARAMETER");
        assertThat(refused.message()).contains("(key = domain_id)");
    }

    @Test
    void theLinkIsGoodForOneNewPassword() {
        alice.askForReset().is(200);
        String link = alice.mailbox().only().linkToken();

        Answer changed = redeem(link, NEW).is(200);

        assertThat(changed.value("required_actions").toString()).isEqualTo("[]");
        alice.signIn(NEW).is(200);
        alice.signIn(Installation.PASSWORD).isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        redeem(link, "Another1x").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        assertThat(alice.mailbox().number(2).text()).contains(alice.id());
    }

    @Proves("6.4.3")
    @Test
    void theLinkOpensNothingButTheOwnProfile() {
        alice.askForReset().is(200);
        String link = alice.mailbox().only().linkToken();

        Api.post("/identity/v2/user/list", link, "{}").isRefused(403, "ERROR_PERMISSION_DENIED");
        Api.post("/identity/v2/user-profile/get", link, "{}").is(200);
    }

    @Test
    void theFirstLinkUsedKillsTheOthers() {
        alice.askForReset().is(200);
        String first = alice.mailbox().number(1).linkToken();
        alice.askForReset().is(200);
        String second = alice.mailbox().number(2).linkToken();

        redeem(first, NEW).is(200);

        redeem(second, "Another1x").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    @Test
    void anyNewPasswordKillsTheLink() {
        alice.askForReset().is(200);
        String link = alice.mailbox().only().linkToken();

        alice.profile("update", "{\"password\": \"Seedway12\"}").is(200);

        redeem(link, NEW).isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    @Test
    void threeLinksLiveAtMost() {
        for (int i = 1; i <= 4; i++) {
            alice.askForReset().is(200);
            alice.mailbox().number(i);
            Time.pass(acme, Duration.ofMinutes(5));
        }

        redeem(alice.mailbox().number(1).linkToken(), NEW)
                .isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        redeem(alice.mailbox().number(2).linkToken(), NEW).is(200);
    }

    @Test
    void threeMailsInAQuarterOfAnHourAreEnough() {
        for (int i = 1; i <= 4; i++) {
            assertThat(alice.askForReset().is(200).body()).isEqualTo("{}");
        }
        alice.mailbox().number(3);
        Person bob = Person.in(acme, "bob");
        bob.askForReset().is(200);
        bob.mailbox().only();

        assertThat(alice.mailbox().now()).hasSize(3);
    }

    @Test
    void twentyRequestsAnHourFromOneSourceAreEnough() {
        Time.update(
                "insert into quotas (subject, used, since) values ('reset from 127.0.0.1', 20, now())");

        alice.askForReset().is(200);
        Time.forgetSource();
        alice.askForReset().is(200);
        alice.mailbox().number(1);

        assertThat(alice.mailbox().now()).hasSize(1);
    }

    @Test
    void ofManyUsesOfALinkAtOnceOneSucceeds() {
        alice.askForReset().is(200);
        String link = alice.mailbox().only().linkToken();
        Callable<Integer> use = () -> redeem(link, NEW).status();

        List<Integer> statuses = Parallel.run(16, Collections.nCopies(16, use));

        assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
        assertThat(statuses).isSubsetOf(200, 400, 401);
    }

    private Answer resetByAdministrator(String id) {
        return Api.post(
                "/identity/v2/user/reset-password",
                acme.adminToken(),
                "{\"user_id\": \"%s\", \"domain_id\": \"%s\"}".formatted(id, acme.domainId()));
    }

    private static Answer redeem(String link, String password) {
        return Api.post(
                "/identity/v2/user-profile/update-password",
                link,
                "{\"new_password\": \"" + password + "\"}");
    }

    private static JsonObject claims(String token) {
        return Jwt.claims(token);
    }
}
