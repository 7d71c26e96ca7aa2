package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.Person.code;
import static spaceone.testkit.Person.wrong;

import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.App;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Person;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** The second factor: on and off (docs/contract/people.md). */
@InServer
class MfaIT {

    private static final String OTP = "{\"mfa_type\": \"OTP\", \"options\": {}}";

    private final Tenant acme = Installation.domain();
    private final String box = "box@" + acme.name() + ".io";
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
    }

    @Test
    void aMailedCodeTurnsItOn() {
        acme.asAdmin("user/update", alice.named(", \"language\": \"ko\"")).is(200);

        Answer pending = alice.profile("enable-mfa", byMail(box)).is(200);

        assertThat(pending.value("mfa").toString())
                .isEqualTo(
                        "{\"state\":\"DISABLED\",\"mfa_type\":\"EMAIL\",\"options\":{\"email\":\"%s\"}}"
                                .formatted(box));
        assertThat(mfa()).isEqualTo("{\"state\":\"DISABLED\"}");
        Mailbox.Mail mail = Mailbox.of(box).only();
        assertThat(mail.header("Content-Language")).isEqualTo("ko");

        Answer on = alice.profile("confirm-mfa", code(mail.code())).is(200);

        assertThat(on.value("mfa").toString())
                .isEqualTo(
                        "{\"state\":\"ENABLED\",\"mfa_type\":\"EMAIL\",\"options\":{\"email\":\"%s\"}}"
                                .formatted(box));
        assertThat(alice.mailbox().only().subject()).contains("Cloudforet");
    }

    @Test
    void theCodeLivesFiveMinutes() {
        alice.profile("enable-mfa", byMail(box)).is(200);
        String code = Mailbox.of(box).only().code();

        Time.pass(acme, Duration.ofSeconds(301));

        assertThat(alice.profile("confirm-mfa", code(code)).status()).isEqualTo(400);
        assertThat(mfa()).isEqualTo("{\"state\":\"DISABLED\"}");
    }

    @Test
    void fiveWrongCodesEndIt() {
        alice.profile("enable-mfa", byMail(box)).is(200);
        String code = Mailbox.of(box).only().code();
        for (int i = 0; i < 5; i++) {
            alice.profile("confirm-mfa", code(wrong(code)))
                    .isRefused(400, "ERROR_INVALID_VERIFY_CODE");
        }

        alice.profile("confirm-mfa", code(code)).isRefused(400, "ERROR_INVALID_VERIFY_CODE");
    }

    @Test
    void wrongRequestsAreRefusedByName() {
        refuse("{\"mfa_type\": \"EMAIL\", \"options\": {}}", "ERROR_REQUIRED_PARAMETER");
        refuse("{\"mfa_type\": \"EMAIL\"}", "ERROR_REQUIRED_PARAMETER");
        refuse("{}", "ERROR_REQUIRED_PARAMETER");
        refuse(
                "{\"mfa_type\": \"SMS\", \"options\": {\"phone\": \"1\"}}",
                "ERROR_NOT_SUPPORTED_MFA_TYPE");
        refuse("{\"mfa_type\": \"email\"}", "ERROR_NOT_SUPPORTED_MFA_TYPE");
        refuse(byMail("a@x.io,b@y.io"), "ERROR_INCORRECT_EMAIL_FORMAT");
        alice.profile("disable-mfa", "{}").isRefused(400, "ERROR_MFA_ALREADY_DISABLED");
        alice.profile("confirm-mfa", code("123456")).isRefused(400, "ERROR_MFA_NOT_ENABLED");
        alice.profile("confirm-mfa", "{}").isRefused(400, "ERROR_REQUIRED_PARAMETER");
    }

    @Test
    void whatIsOnIsNotTurnedOnAgain() {
        alice.turnOnMfaByMail(box);

        refuse("{\"mfa_type\": \"EMAIL\"}", "ERROR_MFA_ALREADY_ENABLED");
        alice.profile("confirm-mfa", code("123456")).isRefused(400, "ERROR_INVALID_VERIFY_CODE");
    }

    @Test
    void anAppTurnsItOn() {
        Answer pending = alice.profile("enable-mfa", OTP).is(200);
        String uri = options(pending).getString("otp_qrcode_uri");

        assertThat(uri)
                .matches(
                        "otpauth://totp/Cloudforet:alice%40"
                                + acme.name()
                                + "\\.io\\?secret=[A-Z2-7]{32}&issuer=Cloudforet");
        assertThat(alice.mailbox().now()).isEmpty();

        Answer on = alice.profile("confirm-mfa", code(App.reading(uri).code())).is(200);

        assertThat(on.json().getJsonObject("mfa").getString("state")).isEqualTo("ENABLED");
        assertThat(on.json().getJsonObject("mfa").getString("mfa_type")).isEqualTo("OTP");
        assertThat(options(on).keySet()).containsExactly("user_secret_id");
        assertThat(
                        Time.update(
                                "update otp_secrets set secret = secret where secret like ?",
                                "%" + App.reading(uri).secret() + "%"))
                .isZero();
    }

    @Test
    void aNewerSetUpReplacesTheOlder() {
        App first = app(alice.profile("enable-mfa", OTP).is(200));
        App second = app(alice.profile("enable-mfa", OTP).is(200));

        alice.profile("confirm-mfa", code(first.code()))
                .isRefused(400, "ERROR_INVALID_VERIFY_CODE");
        alice.profile("confirm-mfa", code(second.code())).is(200);
    }

    @Test
    void theUserTakesItOffWithACode() {
        alice.turnOnMfaByMail(box);

        Answer asked = alice.profile("disable-mfa", "{}").is(200);
        String code = Mailbox.of(box).number(2).code();

        assertThat(asked.json().getJsonObject("mfa").getString("state")).isEqualTo("ENABLED");
        alice.profile("confirm-mfa", code(code)).is(200);
        assertThat(mfa()).isEqualTo("{\"state\":\"DISABLED\"}");
    }

    @Test
    void theAppTakesItselfOff() {
        App app = turnOnApp();
        alice.profile("confirm-mfa", code(app.code(1))).isRefused(400, "ERROR_INVALID_VERIFY_CODE");
        alice.profile("disable-mfa", "{}").is(200);

        alice.profile("confirm-mfa", code(app.code(1))).is(200);

        assertThat(mfa()).isEqualTo("{\"state\":\"DISABLED\"}");
    }

    @Test
    void aStepOfTheAppCountsOnce() {
        App app = app(alice.profile("enable-mfa", OTP).is(200));
        String used = app.code();
        alice.profile("confirm-mfa", code(used)).is(200);
        alice.profile("disable-mfa", "{}").is(200);

        alice.profile("confirm-mfa", code(used)).isRefused(400, "ERROR_INVALID_VERIFY_CODE");
    }

    @Proves("6.5.6")
    @Test
    void anAdministratorTakesItOffAtOnce() {
        alice.turnOnMfaByMail(box);

        Answer off = acme.asAdmin("user/disable-mfa", alice.named("")).is(200);

        assertThat(off.value("mfa").toString()).isEqualTo("{\"state\":\"DISABLED\"}");
        assertThat(Mailbox.of(box).now()).hasSize(1);
        alice.mailbox().number(2);
        alice.profile("get", "{}").is(200);
        acme.asAdmin("user/disable-mfa", alice.named(""))
                .isRefused(400, "ERROR_MFA_ALREADY_DISABLED");
    }

    @Test
    void anAdministratorMayStartTheUsersOwnRemoval() {
        alice.turnOnMfaByMail(box);

        Answer asked = acme.asAdmin("user/disable-mfa", alice.named(", \"force\": false"));

        assertThat(asked.is(200).json().getJsonObject("mfa").getString("state"))
                .isEqualTo("ENABLED");
        alice.profile("confirm-mfa", code(Mailbox.of(box).number(2).code())).is(200);
        assertThat(mfa()).isEqualTo("{\"state\":\"DISABLED\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/identity/v1/user/", "/identity/v2/user/"})
    void onlyTheUserSetsItUp(String service) {
        Api.post(
                        service + "enable-mfa",
                        acme.adminToken(),
                        alice.named(", \"mfa_type\": \"OTP\", \"options\": {}"))
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        Api.post(
                        service + "confirm-mfa",
                        acme.adminToken(),
                        alice.named(", \"verify_code\": \"1\""))
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        alice.turnOnMfaByMail(box);
        Api.post(service + "disable-mfa", alice.token(), alice.named(", \"force\": true"))
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        assertThat(alice.record().json().getJsonObject("mfa").getString("state"))
                .isEqualTo("ENABLED");
    }

    private void refuse(String request, String error) {
        alice.profile("enable-mfa", request).isRefused(400, error);
    }

    private App turnOnApp() {
        App app = app(alice.profile("enable-mfa", OTP).is(200));
        alice.profile("confirm-mfa", code(app.code())).is(200);
        return app;
    }

    private static App app(Answer pending) {
        return App.reading(options(pending).getString("otp_qrcode_uri"));
    }

    private static String byMail(String address) {
        return "{\"mfa_type\": \"EMAIL\", \"options\": {\"email\": \"%s\"}}".formatted(address);
    }

    private static JsonObject options(Answer answer) {
        return answer.json().getJsonObject("mfa").getJsonObject("options");
    }

    private String mfa() {
        return alice.record().value("mfa").toString();
    }
}
