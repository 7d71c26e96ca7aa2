package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.Person.code;

import jakarta.json.JsonObject;
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

/** Devices that are not asked for the second factor for a while. */
@InServer
class TrustedDevicesIT {

    private static final String PASSWORD = Installation.PASSWORD;
    private static final String COOKIE = "__Host-identity-device";

    private final Tenant acme = Installation.domain();
    private Person alice;
    private App app;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
        JsonObject pending =
                alice.profile("enable-mfa", "{\"mfa_type\": \"OTP\"}")
                        .is(200)
                        .json()
                        .getJsonObject("mfa");
        app = App.reading(pending.getJsonObject("options").getString("otp_qrcode_uri"));
        alice.profile("confirm-mfa", code(app.code())).is(200);
    }

    @Test
    void aTrustedDeviceIsAskedForThePasswordOnly() {
        String device = trust();

        Answer tokens = issue(PASSWORD, member(device)).is(200);

        assertThat(tokens.json().keySet()).containsExactly("access_token", "refresh_token");
        assertThat(tokens.claims("access_token").get("amr").toString()).isEqualTo("[\"pwd\"]");
        issue("Wrong9Horse", member(device)).isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        issue(PASSWORD, member(device.replace(device.charAt(0), 'x')))
                .isRefused(400, "ERROR_MFA_REQUIRED");
        issue(PASSWORD, "").isRefused(400, "ERROR_MFA_REQUIRED");
        Person bob = Person.in(acme, "bob");
        bob.turnOnMfaByMail(bob.id());
        issue(bob, PASSWORD, member(device)).isRefused(400, "ERROR_MFA_REQUIRED");
        assertThat(
                        Time.update(
                                "update trusted_devices set source = source where domain_id = ?"
                                        + " and position(convert_to(?, 'UTF8') in secret_hash) > 0",
                                acme.domainId(),
                                device))
                .isZero();
    }

    @Test
    void whoAsksLearnsForHowLongAndOldClientsLearnNothing() {
        JsonObject old = issue(PASSWORD, "").is(400).json().getJsonObject("detail");
        JsonObject asked =
                issue(PASSWORD, ", \"trust_device\": \"ASK\"")
                        .is(400)
                        .json()
                        .getJsonObject("detail");

        assertThat(old).doesNotContainKey("trust_seconds");
        assertThat(asked.getString("trust_seconds")).isEqualTo("2592000");
        Answer tokens = issue(PASSWORD, verified(", \"trust_device\": \"ASK\"")).is(200);
        assertThat(tokens.json().keySet()).containsExactly("access_token", "refresh_token");
        issue(PASSWORD, ", \"trust_device\": \"YES\"").is(400);
    }

    @Proves({"3.3.1", "3.3.2", "3.3.3", "3.3.4", "3.3.5"})
    @Test
    void browsersKeepItInACookieThatScriptsCannotRead() {
        Answer tokens = issue(PASSWORD, verified(", \"trust_device\": \"COOKIE\"")).is(200);
        String set = tokens.headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(set)
                .matches(
                        COOKIE
                                + "=[0-9a-f]{64}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=2592000");
        assertThat(tokens.json().keySet()).containsExactly("access_token", "refresh_token");
        withCookie(set.substring(0, set.indexOf(';'))).is(200);
        withCookie(COOKIE + "=0").isRefused(400, "ERROR_MFA_REQUIRED");
    }

    @Test
    void aNewProgramIsToldOnceWhereTheDomainWantsItWithALinkThatShutsItOut() {
        Person bob = Person.in(acme, "bob");
        int before = bob.mailbox().now().size();
        issueWith(bob, "curl/8.5.0").is(200);
        acme.asAdmin("factor-policy/get", "{}").is(200);
        acme.asAdmin("factor-policy/set", "{\"new_device_mail\": true}").is(200);
        issueWith(bob, "curl/8.5.0").is(200);
        Answer theirs = issueWith(bob, "wget/1.21").is(200);
        issueWith(bob, "wget/1.24").is(200);
        issueWith(bob, "curl/8.9.1").is(200);

        Mailbox.Mail mail = bob.mailbox().number(before + 1);
        assertThat(mail.text()).contains("wget").doesNotContain("wget/");
        assertThat(bob.mailbox().now()).hasSize(before + 1);
        Api.post("/identity/v2/user-profile/undo-change", mail.undoToken(), "{}").is(200);
        Api.post("/identity/v2/user-profile/get", theirs.text("access_token"), "{}")
                .isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        acme.asAdmin("factor-policy/set", "{}").is(200);
        assertThat(acme.asAdmin("factor-policy/get", "{}").json().getBoolean("new_device_mail"))
                .isFalse();
    }

    private Answer issueWith(Person who, String program) {
        return Api.send(
                Api.request("/identity/v2/token/issue", null)
                        .header("User-Agent", program)
                        .header("Content-Type", "application/json")
                        .POST(
                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                        """
                                        {"domain_id": "%s", "auth_type": "LOCAL",
                                         "credentials": {"user_id": "%s", "password": "%s"}}
                                        """
                                                .formatted(acme.domainId(), who.id(), PASSWORD))));
    }

    @Test
    void theyAreListedAndRevoked() {
        String device = trust();
        issue(PASSWORD, member(device)).is(200);
        JsonObject listed = devices().getJsonArray("results").getJsonObject(0);

        assertThat(listed.keySet())
                .contains("device_id", "source", "created_at", "used_at", "expires_at");
        assertThat(listed.toString()).doesNotContain(device);
        Person bob = Person.in(acme, "bob");
        String named = "{\"device_ids\": [\"%s\"]}".formatted(listed.getString("device_id"));
        bob.profile("revoke-devices", named).is(200);
        issue(PASSWORD, member(device)).is(200);

        alice.profile("revoke-devices", named).is(200);

        issue(PASSWORD, member(device)).isRefused(400, "ERROR_MFA_REQUIRED");
        assertThat(devices().getInt("total_count")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "reset", "factor", "disabled", "demand", "all", "expired"})
    void itIsTrustedNoMoreAfter(String change) {
        String device = trust();
        String password = PASSWORD;
        switch (change) {
            case "password" -> {
                password = "Another1x";
                alice.profile("update", "{\"password\": \"Another1x\"}").is(200);
            }
            case "reset" -> {
                acme.asAdmin("user/update", alice.named(", \"password\": \"Another1x\"")).is(200);
                password = "Another1x";
            }
            case "factor" -> {
                acme.asAdmin("user/disable-mfa", alice.named("")).is(200);
                alice.turnOnMfaByMail("box@" + acme.name() + ".io");
            }
            case "disabled" -> {
                acme.asAdmin("user/disable", alice.named("")).is(200);
                acme.asAdmin("user/enable", alice.named("")).is(200);
            }
            case "demand" -> {
                demand("EMAIL");
                assertThat(issue(PASSWORD, member(device)).message()).contains("not activated");
                return;
            }
            case "all" -> alice.profile("revoke-devices", "{}").is(200);
            default ->
                    Time.update(
                            "update trusted_devices set expires_at = created_at where domain_id = ?",
                            acme.domainId());
        }

        issue(password, member(device)).isRefused(400, "ERROR_MFA_REQUIRED");
    }

    /** Also where the same mailbox is set up anew, and by an older node that knows no devices. */
    @Test
    void theSameFactorSetUpAnewIsAnotherOne() {
        acme.asAdmin("user/disable-mfa", alice.named("")).is(200);
        String box = "box@" + acme.name() + ".io";
        alice.turnOnMfaByMail(box);
        alice.signIn(PASSWORD).isRefused(400, "ERROR_MFA_REQUIRED");
        String code = Mailbox.of(box).number(2).code();
        String device =
                issue(
                                PASSWORD,
                                ", \"verify_code\": \"%s\", \"trust_device\": \"TOKEN\""
                                        .formatted(code))
                        .is(200)
                        .text("device_token");
        acme.asAdmin("user/disable-mfa", alice.named("")).is(200);
        alice.turnOnMfaByMail(box);

        issue(PASSWORD, member(device)).isRefused(400, "ERROR_MFA_REQUIRED");
    }

    @Test
    void aCodeThatStandsInTrustsNothing() {
        String spare =
                alice.profile("renew-recovery-codes", "{}")
                        .is(200)
                        .json()
                        .getJsonArray("recovery_codes")
                        .getString(0);

        Answer tokens =
                issue(
                                PASSWORD,
                                ", \"verify_code\": \"%s\", \"trust_device\": \"TOKEN\""
                                        .formatted(spare))
                        .is(200);

        assertThat(tokens.json()).doesNotContainKey("device_token");
    }

    private void demand(String type) {
        acme.asAdmin(
                        "user/update",
                        alice.named(
                                ", \"enforce_mfa_state\": \"ENABLED\", \"enforce_mfa_type\": \"%s\""
                                        .formatted(type)))
                .is(200);
    }

    private JsonObject devices() {
        return alice.profile("list-devices", "{}").is(200).json();
    }

    private String trust() {
        String device =
                issue(PASSWORD, verified(", \"trust_device\": \"TOKEN\""))
                        .is(200)
                        .text("device_token");
        assertThat(device).matches("[0-9a-f]{64}");
        return device;
    }

    private String verified(String more) {
        return ", \"verify_code\": \"" + app.code(1) + "\"" + more;
    }

    private static String member(String device) {
        return ", \"device_token\": \"" + device + "\"";
    }

    private Answer issue(String password, String more) {
        return issue(alice, password, more);
    }

    private Answer issue(Person person, String password, String more) {
        return Api.post("/identity/v2/token/issue", null, request(person, password, more));
    }

    private Answer withCookie(String cookie) {
        return Api.send(
                Api.request("/identity/v2/token/issue", null)
                        .header("Content-Type", "application/json")
                        .header("Cookie", cookie)
                        .POST(
                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                        request(alice, PASSWORD, ""))));
    }

    private String request(Person person, String password, String more) {
        return """
               {"domain_id": "%s", "auth_type": "LOCAL"%s,
                "credentials": {"user_id": "%s", "password": "%s"}}
               """
                .formatted(acme.domainId(), more, person.id(), password);
    }
}
