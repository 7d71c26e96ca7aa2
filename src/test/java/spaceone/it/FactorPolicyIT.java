package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.run.ForTests;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.App;
import spaceone.testkit.Installation;
import spaceone.testkit.Person;
import spaceone.testkit.SoftKey;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** What a domain asks of its people beside the password, at every door. */
@InServer
class FactorPolicyIT {

    private static final String PASSWORD = Installation.PASSWORD;

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
    }

    private Answer set(String kinds) {
        return acme.asAdmin(
                "factor-policy/set",
                "{\"required_for\": \"EVERYBODY\", \"kinds\": [%s], \"enforced_from\": \"%s\"}"
                        .formatted(kinds, Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    }

    private JsonObject stopped(Answer answer) {
        answer.isRefused(400, "ERROR_MFA_NOT_ACTIVATED");
        return answer.json().getJsonObject("detail");
    }

    private Answer v1(String password) {
        return Api.post(
                "/identity/v1/token/issue",
                null,
                """
                {"domain_id": "%s", "user_id": "%s", "user_type": "USER", "credentials": {"user_id": "%s", "password": "%s"}}
                """
                        .formatted(acme.domainId(), alice.id(), alice.id(), password));
    }

    private static Answer profile(String token, String method, String json) {
        return Api.post("/identity/v2/user-profile/" + method, token, json);
    }

    private static Answer grant(String refreshToken) {
        return Api.post(
                "/identity/v2/token/grant",
                null,
                "{\"grant_type\": \"REFRESH_TOKEN\", \"token\": \"%s\", \"scope\": \"USER\"}"
                        .formatted(refreshToken));
    }

    @Test
    void whoHasNothingIsStoppedAtEveryDoorUntilItIsSetUp() {
        String before = alice.signIn(PASSWORD).is(200).text("refresh_token");
        String rotating = v1(PASSWORD).is(200).text("refresh_token");
        set("\"OTP\"").is(200);

        JsonObject asked = stopped(alice.signIn(PASSWORD));
        assertThat(asked.getString("mfa_type")).isEqualTo("OTP");
        assertThat(asked.getString("kinds")).isEqualTo("OTP");
        stopped(v1(PASSWORD));
        stopped(grant(before));
        stopped(Api.post("/identity/v1/token/refresh", rotating, "{}"));
        String token = asked.getString("access_token");
        profile(token, "begin-passkey", "{}").isRefused(403, "ERROR_PERMISSION_DENIED");
        App app =
                App.reading(
                        profile(token, "enable-mfa", "{\"mfa_type\": \"OTP\"}")
                                .is(200)
                                .json()
                                .getJsonObject("mfa")
                                .getJsonObject("options")
                                .getString("otp_qrcode_uri"));
        profile(token, "confirm-mfa", Person.code(app.code())).is(200);
        grant(before).is(200);
        alice.signIn(PASSWORD).isRefused(400, "ERROR_MFA_REQUIRED");
        Answer in = enrolled(token).is(200);
        assertThat(in.claims("access_token").get("amr")).hasToString("[\"pwd\",\"otp\",\"mfa\"]");
        grant(in.text("refresh_token")).is(200);
        enrolled(token).isRefused(400, "ERROR_MFA_REQUIRED");

        acme.asAdmin("factor-policy/set", "{}").is(200);
        Person bob = Person.in(acme, "bob");
        bob.signIn(PASSWORD).is(200);
    }

    @Test
    void wherePasskeysAloneCountOneIsAddedAndShown() {
        set("\"PASSKEY\"").is(200);
        JsonObject asked = stopped(alice.signIn(PASSWORD));
        String token = asked.getString("access_token");
        SoftKey key = SoftKey.at(ForTests.ORIGIN);
        JsonObject options =
                profile(token, "begin-passkey", "{}").is(200).json().getJsonObject("options");
        profile(
                        token,
                        "add-passkey",
                        "{\"name\": \"Phone\", \"credential\": %s}".formatted(key.create(options)))
                .is(200);

        alice.signIn(PASSWORD).isRefused(400, "ERROR_FACTOR_NOT_COUNTED");
        JsonObject second =
                issue("LOCAL", "{}")
                        .isRefused(400, "ERROR_MFA_REQUIRED")
                        .json()
                        .getJsonObject("detail");
        JsonObject toSign =
                Json.createReader(new StringReader(second.getString("passkey_options")))
                        .readObject();
        Answer tokens = issue("MFA", key.get(toSign).toString()).is(200);
        assertThat(tokens.claims("access_token").get("amr"))
                .hasToString("[\"pwd\",\"pop\",\"mfa\"]");
        // A device is trusted in place of a classic factor, of which there is none.
        assertThat(tokens.json().keySet()).containsExactly("access_token", "refresh_token");
        grant(tokens.text("refresh_token")).is(200);
        issue("MFA", key.spoilt().get(toSign).toString()).is(400);
    }

    private Answer enrolled(String token) {
        return Api.post(
                "/identity/v2/token/issue",
                null,
                """
                {"domain_id": "%s", "enrolment_token": "%s",
                 "credentials": {"user_id": "%s", "password": "%s"}}
                """
                        .formatted(acme.domainId(), token, alice.id(), PASSWORD));
    }

    private Answer issue(String type, String passkey) {
        return Api.post(
                "/identity/v2/token/issue",
                null,
                """
                {"domain_id": "%s", "auth_type": "%s", "passkey": %s, "trust_device": "TOKEN",
                 "credentials": {"user_id": "%s", "password": "%s"}}
                """
                        .formatted(acme.domainId(), type, passkey, alice.id(), PASSWORD));
    }

    @Test
    void whoHasNothingYetIsCountedBefore() {
        alice.turnOnMfaByMail(alice.id());
        JsonObject all = preview("\"OTP\", \"EMAIL\"");
        JsonObject strict = preview("\"OTP\"");

        assertThat(all.getInt("people_count")).isEqualTo(strict.getInt("people_count"));
        assertThat(strict.getInt("missing_count")).isEqualTo(all.getInt("missing_count") + 1);
        assertThat(strict.getJsonArray("missing_user_ids").toString()).contains(alice.id());
        assertThat(all.getJsonArray("missing_user_ids").toString()).doesNotContain(alice.id());
        JsonObject unset = acme.asAdmin("factor-policy/preview", "{}").is(200).json();
        assertThat(unset.getInt("people_count")).isZero();
        alice.signIn(PASSWORD).isRefused(400, "ERROR_MFA_REQUIRED");
    }

    @Test
    void whatADomainSaysOfPasskeysAndDevicesIsSetShownAndRefused() {
        String rules =
                "\"trust_days\": 7, \"passkey_rp_id\": \"acme.example\","
                        + " \"passkey_origins\": [\"https://login.acme.example\"],"
                        + " \"passkey_models\": [\"EE882879-721c-4913-9775-3dfcce97072a\"]";
        JsonObject shown = acme.asAdmin("factor-policy/set", "{" + rules + "}").is(200).json();
        assertThat(acme.asAdmin("factor-policy/get", "{}").is(200).json()).isEqualTo(shown);
        assertThat(shown.getInt("trust_days")).isEqualTo(7);
        assertThat(shown.getJsonArray("passkey_models"))
                .hasToString("[\"ee882879-721c-4913-9775-3dfcce97072a\"]");
        assertThat(
                        Api.post(
                                        "/identity/v2/token/begin-passkey",
                                        null,
                                        "{\"domain_id\": \"%s\"}".formatted(acme.domainId()))
                                .is(200)
                                .json()
                                .getJsonObject("options")
                                .getString("rpId"))
                .isEqualTo("acme.example");

        for (String wrong :
                List.of(
                        "\"passkey_models\": [\"1-2-3-4-5\"]",
                        "\"passkey_models\": [null]",
                        "\"passkey_origins\": [\"http://acme.example\"]",
                        "\"trust_days\": 1.5",
                        "\"trust_days\": 4000000000")) {
            acme.asAdmin("factor-policy/set", "{" + wrong + "}").is(400);
        }
        acme.asAdmin("factor-policy/set", "{}").is(200);
    }

    private JsonObject preview(String kinds) {
        return acme.asAdmin(
                        "factor-policy/preview",
                        "{\"required_for\": \"EVERYBODY\", \"kinds\": [" + kinds + "]}")
                .is(200)
                .json();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"required_for\": \"EVERYBODY\"}",
                "{\"required_for\": \"SOMEBODY\", \"enforced_from\": \"2027-01-01T00:00:00Z\"}",
                "{\"required_for\": \"EVERYBODY\", \"enforced_from\": \"soon\"}",
                "{\"required_for\": \"EVERYBODY\", \"enforced_from\": \"1970-01-01T00:00:00Z\"}",
                "{\"required_for\": \"ROLES\", \"enforced_from\": \"2027-01-01T00:00:00Z\"}",
                "{\"required_for\": \"EVERYBODY\", \"kinds\": [\"SMS\"], \"enforced_from\": \"2027-01-01T00:00:00Z\"}",
                "{\"required_for\": \"EVERYBODY\", \"kinds\": [null], \"enforced_from\": \"2027-01-01T00:00:00Z\"}",
                "{\"required_for\": \"EVERYBODY\", \"kinds\": \"OTP\", \"enforced_from\": \"2027-01-01T00:00:00Z\"}",
                "{\"new_device_mail\": \"yes\"}"
            })
    void whatMakesNoSenseIsRefused(String body) {
        acme.asAdmin("factor-policy/set", body).is(400);
        alice.signIn(PASSWORD).is(200);
    }

    @Test
    void aRoleThatIsNotThereIsNamed() {
        acme.asAdmin(
                        "factor-policy/set",
                        "{\"required_for\": \"ROLES\", \"role_ids\": [\"role-0\"], \"enforced_from\": \"2027-01-01T00:00:00Z\"}")
                .isRefused(404, "ERROR_NOT_FOUND");
    }
}
