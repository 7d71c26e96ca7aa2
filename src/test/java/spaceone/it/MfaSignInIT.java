package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.Person.code;
import static spaceone.testkit.Person.wrong;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.App;
import spaceone.testkit.Installation;
import spaceone.testkit.Jwt;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Parallel;
import spaceone.testkit.Person;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** Signing in with a second factor (docs/contract/sign-in.md). */
@InServer
class MfaSignInIT {

    private static final String PASSWORD = Installation.PASSWORD;
    private static final String INVALID = "ERROR_INVALID_VERIFY_CODE";

    private final Tenant acme = Installation.domain();
    private final String box = "box@" + acme.name() + ".io";
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
    }

    @Test
    void theCodeIsAskedForInTheWordsClientsRead() {
        alice.turnOnMfaByMail(box);

        Answer asked = alice.signIn(PASSWORD);

        asked.isRefused(400, "ERROR_MFA_REQUIRED");
        assertThat(asked.message())
                .isEqualTo(" MFA is required. (user_id = %s), (mfa_type = EMAIL)".formatted(box));
        assertThat(Mailbox.of(box).number(2).code()).matches("[1-9][0-9]{5}");
    }

    @Test
    void theSameCallWithTheCodeSignsInOnce() {
        String code = ask();

        alice.signIn("MFA", PASSWORD, code).is(200);

        assertThat(alice.signIn("MFA", PASSWORD, code).status()).isEqualTo(400);
    }

    @Test
    void tenWrongCodesInADayAreToldAndSlowedDown() {
        alice.turnOnMfaByMail(box);
        for (int i = 0; i < 10; i++) {
            if (i % 5 == 0) {
                alice.signIn(PASSWORD).isRefused(400, "ERROR_MFA_REQUIRED");
            }
            alice.signIn("MFA", PASSWORD, "000000").isRefused(400, INVALID);
        }
        Time.pass(acme, Duration.ofSeconds(301));
        alice.signIn(PASSWORD).isRefused(400, "ERROR_MFA_REQUIRED");

        alice.signIn("MFA", PASSWORD, "000000").isRefused(400, INVALID);
        Answer slowed = alice.signIn("MFA", PASSWORD, "000000");

        slowed.isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        assertThat(slowed.message()).contains("blocked");
        assertThat(Long.parseLong(slowed.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(800L, 900L);
        assertThat(alice.mailbox().now())
                .filteredOn(mail -> mail.subject().contains("tries to get into your account"))
                .hasSize(1);
        acme.asAdmin("user/unlock", alice.named("")).is(200);
        alice.signIn("MFA", PASSWORD, "000000").isRefused(400, INVALID);
    }

    @Test
    void olderClientsSendTheCodeWithTheFirstCall() {
        alice.signIn("LOCAL", PASSWORD, ask()).is(200);
    }

    @Test
    void theCodeAloneSignsNobodyIn() {
        String code = ask();

        alice.signIn("MFA", "wrong", code).isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        Api.post(
                        "/identity/v2/token/issue",
                        null,
                        """
                        {"domain_id": "%s", "auth_type": "MFA", "verify_code": "%s",
                         "credentials": {"user_id": "%s", "domain_id": "%s"}}
                        """
                                .formatted(acme.domainId(), code, alice.id(), acme.domainId()))
                .isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    @Test
    void theCodeOfAnotherDomainIsNoneHere() {
        ask();
        Tenant beta = Installation.domain();
        Person twin = Person.in(beta, "twin");
        String twinBox = "box@" + beta.name() + ".io";
        twin.turnOnMfaByMail(twinBox);
        twin.signIn(PASSWORD).isRefused(400, "ERROR_MFA_REQUIRED");
        String foreign = Mailbox.of(twinBox).number(2).code();

        assertThat(alice.signIn("MFA", PASSWORD, foreign).status()).isIn(400, 401);
    }

    @Test
    void aCodeForRemovalIsNoneForSigningIn() {
        alice.turnOnMfaByMail(box);
        alice.profile("disable-mfa", "{}").is(200);
        String removal = Mailbox.of(box).number(2).code();

        alice.signIn("MFA", PASSWORD, removal).isRefused(400, INVALID);
    }

    @Test
    void withoutTheCodeAnotherOneIsSent() {
        String first = ask();

        alice.signIn("MFA", PASSWORD, "").isRefused(400, "ERROR_MFA_REQUIRED");

        String second = Mailbox.of(box).number(3).code();
        if (!first.equals(second)) {
            alice.signIn("MFA", PASSWORD, first).isRefused(400, INVALID);
        }
        alice.signIn("MFA", PASSWORD, second).is(200);
    }

    @Test
    void whoHasNoSecondFactorCannotShowOne() {
        alice.signIn("MFA", PASSWORD, "123456").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    @Test
    void wrongCodesAreFailedSignIns() {
        String code = ask();
        for (int i = 0; i < 5; i++) {
            alice.signIn("MFA", PASSWORD, wrong(code)).isRefused(400, INVALID);
        }
        alice.signIn("MFA", PASSWORD, code).isRefused(400, INVALID);
        alice.signIn(PASSWORD).isRefused(400, "ERROR_MFA_REQUIRED");
        for (int i = 0; i < 4; i++) {
            alice.signIn("MFA", PASSWORD, "000000").isRefused(400, INVALID);
        }

        Answer blocked = alice.signIn("MFA", PASSWORD, Mailbox.of(box).number(3).code());

        assertThat(blocked.isRefused(401, "ERROR_AUTHENTICATE_FAILURE").message())
                .contains("blocked");
    }

    @Test
    void aPendingUserIsEnabledAfterTheLastFactor() {
        alice.turnOnMfaByMail(box);
        Time.update("update users set state = 'PENDING' where user_id = ?", alice.id());

        alice.signIn(PASSWORD).isRefused(400, "ERROR_MFA_REQUIRED");
        assertThat(alice.record().text("state")).isEqualTo("PENDING");
        alice.signIn("MFA", PASSWORD, Mailbox.of(box).number(2).code()).is(200);

        assertThat(alice.record().text("state")).isEqualTo("ENABLED");
    }

    @Test
    void ofManySignInsWithOneCodeOneSucceeds() {
        String code = ask();
        Callable<Integer> signIn = () -> alice.signIn("MFA", PASSWORD, code).status();

        List<Integer> statuses = Parallel.run(8, Collections.nCopies(8, signIn));

        assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
    }

    @Test
    void twelveAtOnceWithTheRightCodeLockNobodyOut() {
        String code = ask();
        Callable<Integer> signIn = () -> alice.signIn("MFA", PASSWORD, code).status();

        Parallel.run(12, Collections.nCopies(12, signIn));

        alice.signIn("MFA", PASSWORD, code).isRefused(400, INVALID);
        alice.signIn(PASSWORD).isRefused(400, "ERROR_MFA_REQUIRED");
    }

    @Test
    void theAppsCodeSignsInOnce() {
        App app = turnOnApp();

        Answer asked = alice.signIn(PASSWORD);
        asked.isRefused(400, "ERROR_MFA_REQUIRED");
        assertThat(asked.message())
                .isEqualTo(
                        " MFA is required. (user_id = %s), (mfa_type = OTP)".formatted(alice.id()));
        String code = app.code(1);
        alice.signIn("MFA", PASSWORD, code).is(200);
        alice.signIn("MFA", PASSWORD, code).isRefused(400, INVALID);

        assertThat(alice.mailbox().now()).hasSize(1);
    }

    @Test
    void allTokensOfASignInSayWhenAndWithWhatItWasMade() {
        JsonObject plain = alice.signIn(PASSWORD).is(200).claims("access_token");
        assertThat(plain.get("amr").toString()).isEqualTo("[\"pwd\"]");
        assertThat(plain.getInt("auth_time")).isEqualTo(plain.getInt("iat"));
        App app = turnOnApp();

        Answer tokens = alice.signIn("MFA", PASSWORD, app.code(1)).is(200);
        JsonObject access = tokens.claims("access_token");
        JsonObject granted =
                Installation.grant(tokens.text("refresh_token"), "USER")
                        .is(200)
                        .claims("access_token");

        assertThat(access.get("amr").toString()).isEqualTo("[\"pwd\",\"otp\",\"mfa\"]");
        assertThat(granted.get("amr")).isEqualTo(access.get("amr"));
        assertThat(
                        List.of(
                                plain.getString("acr"),
                                access.getString("acr"),
                                granted.getString("acr")))
                .containsExactly("sfa", "mfa", "mfa");
        assertThat(granted.get("auth_time")).isEqualTo(access.get("auth_time"));
    }

    @Test
    void theAppsCodeNeedsNoAsking() {
        App app = turnOnApp();

        alice.signIn("LOCAL", PASSWORD, app.code(1)).is(200);
    }

    @Test
    void fiveWrongCodesOfTheAppEndTheChallenge() {
        App app = turnOnApp();
        for (int i = 0; i < 5; i++) {
            alice.signIn("MFA", PASSWORD, "abcdef").isRefused(400, INVALID);
        }

        alice.signIn(PASSWORD).isRefused(400, "ERROR_MFA_REQUIRED");
        alice.signIn("MFA", PASSWORD, app.code(1)).isRefused(400, INVALID);
    }

    @Test
    void whoMustSetItUpGetsATokenForThat() {
        String refresh = alice.signIn(PASSWORD).text("refresh_token");
        acme.asAdmin(
                        "user/update",
                        alice.named(
                                ", \"enforce_mfa_state\": \"ENABLED\", \"enforce_mfa_type\": \"OTP\""))
                .is(200);

        Answer refused = alice.signIn(PASSWORD).is(400);
        JsonObject detail = refused.json().getJsonObject("detail");
        String token = detail.getString("access_token");

        assertThat(detail.getString("code")).isEqualTo("ERROR_MFA_NOT_ACTIVATED");
        assertThat(detail.getString("mfa_type")).isEqualTo("OTP");
        assertThat(detail.getString("mfa_state")).isEqualTo("DISABLED");
        assertThat(detail.getString("message"))
                .isEqualTo(
                        "MFA is not activated. (user_id = %s), (mfa_type = OTP), (mfa_state = DISABLED), (access_token = %s)"
                                .formatted(alice.id(), token));
        JsonObject claims = Jwt.claims(token);
        assertThat(claims.getInt("exp") - claims.getInt("iat")).isEqualTo(600);
        Api.post("/identity/v2/user/list", token, "{}").isRefused(403, "ERROR_PERMISSION_DENIED");
        Answer grant = Installation.grant(refresh, "USER");
        grant.isRefused(400, "ERROR_MFA_NOT_ACTIVATED");
        assertThat(grant.message()).doesNotContain("access_token");

        Answer pending =
                Api.post("/identity/v2/user-profile/enable-mfa", token, "{\"mfa_type\": \"OTP\"}");
        App app = app(pending.is(200));
        Api.post("/identity/v2/user-profile/confirm-mfa", token, code(app.code())).is(200);
        alice.signIn("MFA", PASSWORD, app.code(1)).is(200);
    }

    @Test
    void mailsBesideTheAppAreOfferedToWhoAsksAndSignInToo() {
        App app = turnOnApp();
        other("begin", "{\"mfa_type\": \"EMAIL\", \"email\": \"%s\"}".formatted(box)).is(200);
        Answer added = other("confirm", code(Mailbox.of(box).only().code())).is(200);
        assertThat(added.json().getJsonArray("results")).hasSize(2);
        assertThat(alice.profile("export", "{}").is(200).body())
                .contains("{\"mfa_type\":\"EMAIL\",\"email\":\"" + box + "\"}");
        assertThat(alice.record().value("mfa").asJsonObject().getString("mfa_type"))
                .isEqualTo("OTP");

        assertThat(detail("")).doesNotContainKey("other_factors");
        assertThat(detail(", \"second_factor\": \"ASK\"").getString("other_factors"))
                .isEqualTo("EMAIL");
        assertThat(Mailbox.of(box).now()).hasSize(1);
        detail(", \"second_factor\": \"EMAIL\"");
        String mailed = Mailbox.of(box).number(2).code();
        alice.signIn("MFA", PASSWORD, mailed).isRefused(400, INVALID);
        issue(", \"second_factor\": \"EMAIL\", \"verify_code\": \"%s\"".formatted(mailed)).is(200);
        alice.signIn("MFA", PASSWORD, app.code(1)).is(200);

        other("prefer", "{\"mfa_type\": \"EMAIL\"}").is(200);
        assertThat(alice.signIn(PASSWORD).message()).contains("(mfa_type = EMAIL)");
        other("remove", "{\"mfa_type\": \"OTP\"}").is(200);
        issue(", \"second_factor\": \"OTP\"").isRefused(400, "ERROR_INVALID_PARAMETER");
        assertThat(
                        acme.asAdmin(
                                        "audit-record/list",
                                        """
                                        {"query": {"sort": [{"key": "created_at"}], "filter": [
                                            {"k": "action", "v": "User.mfa", "o": "eq"},
                                            {"k": "target_id", "v": "%s", "o": "eq"}]}}
                                        """
                                                .formatted(alice.id()))
                                .is(200)
                                .body())
                .containsSubsequence("ADDED", "PREFERRED", "REMOVED");
    }

    @Test
    void aFactorIsTriedBeforeItIsNeeded() {
        App app = turnOnApp();
        assertThat(other("begin-test", "{\"factor_type\": \"OTP\"}").is(200).text("factor_type"))
                .isEqualTo("OTP");
        tries(Person.wrong(app.code(1))).isRefused(400, INVALID);
        tries(app.code(1)).is(200);
        tries(app.code(1)).isRefused(400, INVALID);
        other("begin-test", "{\"factor_type\": \"PASSKEY\"}")
                .isRefused(400, "ERROR_INVALID_PARAMETER");
        alice.signIn("MFA", PASSWORD, app.code(1)).isRefused(400, INVALID);
        assertThat(
                        acme.asAdmin(
                                        "audit-record/list",
                                        """
                                        {"query": {"filter": [
                                            {"k": "action", "v": "User.test_factor", "o": "eq"},
                                            {"k": "target_id", "v": "%s", "o": "eq"}]}}
                                        """
                                                .formatted(alice.id()))
                                .is(200)
                                .json()
                                .getInt("total_count"))
                .isOne();
    }

    private Answer tries(String code) {
        return other("test", "{\"factor_type\": \"OTP\", \"verify_code\": \"%s\"}".formatted(code));
    }

    private Answer other(String method, String json) {
        return Api.post("/identity/v2/own-factor/" + method, alice.token(), json);
    }

    private JsonObject detail(String more) {
        return issue(more).isRefused(400, "ERROR_MFA_REQUIRED").json().getJsonObject("detail");
    }

    private Answer issue(String more) {
        return Api.post(
                "/identity/v2/token/issue",
                null,
                """
                {"domain_id": "%s", "credentials": {"user_id": "%s", "password": "%s"}%s}
                """
                        .formatted(acme.domainId(), alice.id(), PASSWORD, more));
    }

    /** Turns the mailed factor on, signs in with the password, and reads the code. */
    private String ask() {
        alice.turnOnMfaByMail(box);
        alice.signIn(PASSWORD).isRefused(400, "ERROR_MFA_REQUIRED");
        return Mailbox.of(box).number(2).code();
    }

    private App turnOnApp() {
        App app = app(alice.profile("enable-mfa", "{\"mfa_type\": \"OTP\"}").is(200));
        alice.profile("confirm-mfa", code(app.code())).is(200);
        return app;
    }

    private static App app(Answer pending) {
        JsonObject options = pending.json().getJsonObject("mfa").getJsonObject("options");
        return App.reading(options.getString("otp_qrcode_uri"));
    }
}
