package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.Person.code;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
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
import spaceone.testkit.Parallel;
import spaceone.testkit.Person;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** Codes that stand in for a lost second factor. */
@InServer
class RecoveryCodesIT {

    private static final String PASSWORD = Installation.PASSWORD;
    private static final String PROOF = "{\"current_password\": \"" + PASSWORD + "\"}";
    private static final String INVALID = "ERROR_INVALID_VERIFY_CODE";
    private static final Duration STALE = Duration.ofMinutes(6);

    /** After the sign-in of whoever gives it has grown old. */
    private static final String DAY =
            ", \"timeout\": 86400, \"current_password\": \"" + PASSWORD + "\"";

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
    }

    @Test
    void tenAreShownOnceAndEachSignsInOnce() {
        turnOnApp();
        Answer made = alice.profile("renew-recovery-codes", "{}").is(200);
        List<String> codes = codes(made);

        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(codes)
                .allMatch(code -> code.matches("([2-9A-HJKMNP-TV-Z]{4}-){3}[2-9A-HJKMNP-TV-Z]{4}"));
        assertThat(made.json().getInt("remaining")).isEqualTo(10);
        assertThat(kept(codes.get(0))).isZero();

        alice.signIn("MFA", PASSWORD, codes.get(0)).is(200);
        alice.signIn("MFA", PASSWORD, codes.get(0)).isRefused(400, INVALID);
        alice.signIn("LOCAL", PASSWORD, codes.get(1).toLowerCase().replace("-", " ")).is(200);
        v1(codes.get(2)).is(200);
        v1(codes.get(2)).isRefused(400, INVALID);

        JsonObject left = alice.profile("get-recovery-codes", "{}").is(200).json();
        assertThat(left.getInt("total")).isEqualTo(10);
        assertThat(left.getInt("remaining")).isEqualTo(7);
        assertThat(left.keySet())
                .containsExactly("total", "remaining", "created_at", "last_used_at");
        assertThat(alice.record().body()).doesNotContain(codes.get(3));
    }

    @Test
    void theyStandInForMailedCodesToo() {
        alice.turnOnMfaByMail(alice.id());
        List<String> codes = renew();

        alice.signIn("MFA", PASSWORD, codes.get(0)).is(200);
        alice.signIn(PASSWORD).isRefused(400, "ERROR_MFA_REQUIRED");
        alice.signIn("MFA", PASSWORD, codes.get(1)).is(200);
        assertThat(alice.signIn("MFA", "wrong", codes.get(2)).status()).isEqualTo(401);
        alice.signIn("MFA", PASSWORD, codes.get(2)).is(200);
    }

    @Test
    void ofManySignInsWithOneOneSucceeds() {
        turnOnApp();
        String code = renew().get(0);
        Callable<Integer> signIn = () -> alice.signIn("MFA", PASSWORD, code).status();

        List<Integer> statuses = Parallel.run(8, Collections.nCopies(8, signIn));

        assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
    }

    @Test
    void wrongOnesCountLikeWrongCodes() {
        App app = turnOnApp();
        List<String> codes = renew();
        Person bob = Person.in(acme, "bob");
        bob.turnOnMfaByMail(bob.id());
        String ofBob = codes(bob.profile("renew-recovery-codes", "{}").is(200)).get(0);
        for (int i = 0; i < 5; i++) {
            alice.signIn("MFA", PASSWORD, ofBob).isRefused(400, INVALID);
        }
        alice.signIn("MFA", PASSWORD, app.code(1)).isRefused(400, INVALID);
        for (int i = 0; i < 4; i++) {
            alice.signIn("MFA", PASSWORD, ofBob).isRefused(400, INVALID);
        }

        Answer blocked = alice.signIn("MFA", PASSWORD, codes.get(0));

        assertThat(blocked.isRefused(401, "ERROR_AUTHENTICATE_FAILURE").message())
                .contains("blocked");
        acme.asAdmin("user/unlock", alice.named("")).is(200);
        alice.signIn("MFA", PASSWORD, codes.get(0)).is(200);
        bob.signIn("MFA", PASSWORD, ofBob).is(200);
    }

    /** Whoever knows the password and burns the five tries must not lock this way, too. */
    @Test
    void aRightOneCountsThoughTheTriesAtTheAppAreUsedUp() {
        turnOnApp();
        String code = renew().get(0);
        for (int i = 0; i < 5; i++) {
            alice.signIn("MFA", PASSWORD, "abcdef").isRefused(400, INVALID);
        }

        alice.signIn("MFA", PASSWORD, code).is(200);
    }

    @Test
    void newOnesVoidTheOldAndDemandAProof() {
        turnOnApp();
        String old = renew().get(0);
        Time.pass(acme, STALE);

        alice.profile("renew-recovery-codes", "{}").isRefused(400, "ERROR_REQUIRED_PARAMETER");
        alice.profile("renew-recovery-codes", "{\"current_password\": \"Wrong9Horse\"}")
                .isRefused(400, "ERROR_PASSWORD_NOT_MATCHED");
        String fresh = codes(alice.profile("renew-recovery-codes", PROOF).is(200)).get(0);

        alice.signIn("MFA", PASSWORD, old).isRefused(400, INVALID);
        alice.signIn("MFA", PASSWORD, fresh).is(200);
    }

    @Test
    void withoutAFactorThereAreNone() {
        alice.profile("renew-recovery-codes", "{}").isRefused(400, "ERROR_MFA_NOT_IN_USE");

        assertThat(alice.profile("get-recovery-codes", "{}").is(200).body())
                .isEqualTo("{\"total\":0,\"remaining\":0}");
    }

    @Test
    void oneTurnsTheLostFactorOffAndTheRestGoWithIt() {
        turnOnApp();
        List<String> codes = renew();
        alice.profile("confirm-mfa", code(codes.get(0))).isRefused(400, INVALID);
        alice.profile("disable-mfa", "{}").is(200);

        alice.profile("confirm-mfa", code(codes.get(0))).is(200);

        assertThat(alice.profile("get-recovery-codes", "{}").is(200).json().getInt("total"))
                .isZero();
        alice.profile("enable-mfa", "{\"mfa_type\": \"OTP\"}").is(200);
        alice.profile("confirm-mfa", code(codes.get(1))).isRefused(400, INVALID);
        turnOnApp();
        alice.signIn("MFA", PASSWORD, codes.get(1)).isRefused(400, INVALID);
    }

    @Test
    void anAdministratorsResetVoidsThem() {
        turnOnApp();
        String code = renew().get(0);
        acme.asAdmin("user/disable-mfa", alice.named("")).is(200);
        turnOnApp();
        alice.signIn("MFA", PASSWORD, code).isRefused(400, INVALID);

        String second = renew().get(0);
        acme.asAdmin(
                        "user/update",
                        alice.named(
                                ", \"enforce_mfa_state\": \"ENABLED\", \"enforce_mfa_type\": \"EMAIL\""))
                .is(200);
        assertThat(
                        Time.update(
                                "update recovery_codes set issued_by = issued_by where domain_id = ?",
                                acme.domainId()))
                .isZero();
        assertThat(alice.signIn("MFA", PASSWORD, second).status()).isNotEqualTo(200);
    }

    @Test
    void theirOwnerIsToldOfNewOnesOfEachUseAndWhenTwoAreLeft() {
        turnOnApp();
        alice.mailbox().number(1);
        List<String> codes = renew();
        assertThat(alice.mailbox().number(2).subject()).contains("New recovery codes");
        for (int used = 1; used <= 8; used++) {
            alice.signIn("MFA", PASSWORD, codes.get(used)).is(200);
            String told = alice.mailbox().number(2 + used).text();
            assertThat(told).contains("Codes left: " + (10 - used) + ".");
            assertThat(told.contains("Make new ones")).isEqualTo(used == 8);
            assertThat(told).doesNotContain(codes.get(used));
        }

        Api.post(
                        "/identity/v2/user-profile/undo-change",
                        alice.mailbox().number(10).undoToken(),
                        "{}")
                .is(200);

        assertThat(alice.record().json().getJsonObject("mfa").getString("state"))
                .isEqualTo("ENABLED");
        assertThat(
                        Time.update(
                                "update recovery_codes set issued_by = issued_by where domain_id = ?",
                                acme.domainId()))
                .isZero();
        assertThat(alice.signIn("MFA", PASSWORD, codes.get(9)).status()).isEqualTo(401);
        assertThat(actions())
                .contains(
                        "User.renew_recovery_codes", "User.use_recovery_code", "User.undo_change");
    }

    @Test
    void whoMustSetAFactorUpGetsTheFirstSetAndNoOther() {
        acme.asAdmin(
                        "user/update",
                        alice.named(
                                ", \"enforce_mfa_state\": \"ENABLED\", \"enforce_mfa_type\": \"OTP\""))
                .is(200);
        String token =
                alice.signIn(PASSWORD)
                        .is(400)
                        .json()
                        .getJsonObject("detail")
                        .getString("access_token");
        own(token, "renew-recovery-codes", "{}").isRefused(400, "ERROR_MFA_NOT_IN_USE");
        App app = app(own(token, "enable-mfa", "{\"mfa_type\": \"OTP\"}").is(200));
        own(token, "confirm-mfa", code(app.code())).is(200);
        Time.pass(acme, STALE);

        String code = codes(own(token, "renew-recovery-codes", "{}").is(200)).get(0);

        own(token, "renew-recovery-codes", "{}").isRefused(400, "ERROR_REQUIRED_PARAMETER");
        alice.signIn("MFA", PASSWORD, code).is(200);
    }

    @Test
    void anAdministratorGivesACodeThatLetsInOnce() {
        turnOnApp();
        alice.mailbox().number(1);
        String code = given("");
        assertThat(alice.mailbox().number(2).subject()).contains("one-time code was made");

        alice.signIn("MFA", "wrong", code).isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        alice.signIn("MFA", PASSWORD, code).is(200);
        alice.signIn("MFA", PASSWORD, code).isRefused(400, INVALID);

        assertThat(alice.mailbox().number(3).text()).contains("an administrator gave");
        assertThat(actions()).contains("User.issue_bypass_code", "BYPASS").doesNotContain(code);
        String first = given("");
        String second = given("");
        alice.signIn("MFA", PASSWORD, first).isRefused(400, INVALID);
        alice.signIn("MFA", PASSWORD, second).is(200);
    }

    @Test
    void itRunsOutAfterADayAtMost() {
        turnOnApp();
        for (String bad : List.of("299", "86401", "-5")) {
            give(", \"timeout\": " + bad).isRefused(400, "ERROR_INVALID_PARAMETER");
        }
        String code = given("");
        Time.pass(acme, Duration.ofMinutes(61));
        alice.signIn("MFA", PASSWORD, code).isRefused(400, INVALID);

        String longer = given(DAY);
        Time.pass(acme, Duration.ofHours(23));
        acme.asAdmin("user/disable", alice.named("")).is(200);
        acme.asAdmin("user/enable", alice.named("")).is(200);
        alice.signIn("MFA", PASSWORD, longer).isRefused(400, INVALID);

        String last = given(DAY);
        Time.pass(acme, Duration.ofHours(23));
        alice.signIn("MFA", PASSWORD, last).is(200);
    }

    @Test
    void nobodyGetsOneWithoutAFactorOrFromThemselves() {
        give("").isRefused(400, "ERROR_MFA_NOT_IN_USE");
        acme.asAdmin("user/issue-bypass-code", "{\"user_id\": \"" + acme.admin() + "\"}")
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        acme.asAdmin("user/issue-bypass-code", "{\"user_id\": \"nobody\"}").is(404);
        Tenant beta = Installation.domain();
        beta.asAdmin("user/issue-bypass-code", alice.named("")).is(404);
    }

    @Test
    void administratorsSeeWhichFactorsThereAreAndNoSecret() {
        assertThat(factors()).isEqualTo("{\"results\":[],\"total_count\":0}");
        turnOnApp();
        List<String> codes = renew();
        String code = given("");
        alice.signIn("MFA", PASSWORD, codes.get(0)).is(200);

        assertThat(factors().replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "T"))
                .isEqualTo(
                        "{\"results\":["
                                + "{\"factor_type\":\"OTP\",\"created_at\":\"T\",\"last_used_at\":\"T\",\"preferred\":true},"
                                + "{\"factor_type\":\"RECOVERY_CODES\",\"created_at\":\"T\",\"last_used_at\":\"T\","
                                + "\"total\":10,\"remaining\":9},"
                                + "{\"factor_type\":\"BYPASS_CODE\",\"created_at\":\"T\",\"expires_at\":\"T\","
                                + "\"issued_by\":\""
                                + acme.admin()
                                + "\"}],\"total_count\":3}")
                .doesNotContain(code);
    }

    private Answer give(String more) {
        return acme.asAdmin("user/issue-bypass-code", alice.named(more));
    }

    private String given(String more) {
        return give(more).is(200).text("bypass_code");
    }

    private String factors() {
        return acme.asAdmin("user/list-factors", alice.named("")).is(200).body();
    }

    private List<String> renew() {
        return codes(alice.profile("renew-recovery-codes", PROOF).is(200));
    }

    private static List<String> codes(Answer made) {
        return made.json().getJsonArray("recovery_codes").getValuesAs(JsonString::getString);
    }

    private Answer v1(String code) {
        return Api.post(
                "/identity/v1/token/issue",
                null,
                """
                {"domain_id": "%s", "verify_code": "%s", "user_id": "%s",
                 "credentials": {"password": "%s"}}
                """
                        .formatted(acme.domainId(), code, alice.id(), PASSWORD));
    }

    private static Answer own(String token, String method, String json) {
        return Api.post("/identity/v2/user-profile/" + method, token, json);
    }

    private int kept(String code) {
        return Time.update(
                "update recovery_codes set issued_by = issued_by where domain_id = ?"
                        + " and position(convert_to(?, 'UTF8') in code_hash) > 0",
                acme.domainId(),
                code);
    }

    private String actions() {
        return acme.asAdmin(
                        "audit-record/list",
                        "{\"query\": {\"filter\": [{\"k\": \"target_id\", \"v\": \"%s\", \"o\": \"eq\"}]}}"
                                .formatted(alice.id()))
                .is(200)
                .body();
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
