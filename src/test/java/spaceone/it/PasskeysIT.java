package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.Person.code;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.run.ForTests;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.App;
import spaceone.testkit.Installation;
import spaceone.testkit.Person;
import spaceone.testkit.Proves;
import spaceone.testkit.SoftKey;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** Keys on people's devices, which sign in alone or in place of a code. */
@InServer
class PasskeysIT {

    private static final String PASSWORD = Installation.PASSWORD;
    private static final String PROOF = "{\"current_password\": \"" + PASSWORD + "\"}";

    private final Tenant acme = Installation.domain();
    private final SoftKey key = SoftKey.at(ForTests.ORIGIN);
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
    }

    @Test
    void oneIsAddedNamedAndSignsInAlone() {
        int mails = alice.mailbox().now().size();
        JsonObject added = add(alice, key, "My phone").is(200).json();

        assertThat(added.keySet()).containsExactly("passkey_id", "name", "backed_up", "created_at");
        assertThat(alice.mailbox().number(mails + 1).text())
                .contains("\"My phone\" was added", "This was not me");
        Answer tokens = alone(acme, key.get(begin(acme))).is(200);
        assertThat(tokens.json().keySet()).containsExactly("access_token", "refresh_token");
        assertThat(tokens.claims("access_token").get("amr")).hasToString("[\"pop\",\"mfa\"]");
        Api.post("/identity/v2/user-profile/get", tokens.text("access_token"), "{}").is(200);
        alice.profile("rename-passkey", named(added, "\"name\": \"  Old phone \"")).is(200);
        JsonObject listed = alice.profile("list-passkeys", "{}").is(200).json();
        assertThat(listed.getBoolean("available")).isTrue();
        JsonObject only = listed.getJsonArray("results").getJsonObject(0);
        assertThat(only.getString("name")).isEqualTo("Old phone");
        assertThat(only).containsKey("last_used_at");
        assertThat(actions())
                .contains("User.add_passkey", "User.rename_passkey", "\"auth_type\":\"PASSKEY\"")
                .contains("UserProfile.begin_passkey");
    }

    @Test
    void everyFailureOfASignInIsOneAnswer() {
        add(alice, key, "Key").is(200);
        SoftKey unknown = SoftKey.at(ForTests.ORIGIN).handled(key.handle());
        JsonObject options = begin(acme);
        JsonObject signed = key.get(options);
        alone(acme, signed).is(200);

        String replay = alone(acme, signed).is(401).body();
        assertThat(alone(acme, unknown.get(begin(acme))).is(401).body()).isEqualTo(replay);
        assertThat(alone(acme, key.spoilt().get(begin(acme))).is(401).body()).isEqualTo(replay);
        assertThat(alone(acme, Json.createObjectBuilder().build()).is(401).body())
                .isEqualTo(replay);
        assertThat(
                        Api.post(
                                        "/identity/v2/token/issue-by-passkey",
                                        null,
                                        "{\"domain_id\": \"domain-000000000000\", \"passkey\": {\"id\": \"AA\"}}")
                                .is(401)
                                .body())
                .isEqualTo(replay);
        assertThat(replay).contains("ERROR_AUTHENTICATE_FAILURE").doesNotContain("assword)");
        assertThat(actions()).contains("\"cause\":\"CHALLENGE\"", "\"cause\":\"SIGNATURE\"");
        begin("domain-000000000000");
    }

    @Proves("6.3.4")
    @Test
    void itPassesTheGateLikeAPassword() {
        add(alice, key, "Key").is(200);
        acme.asAdmin("user/disable", alice.named("")).is(200);
        alone(acme, key.get(begin(acme))).isRefused(400, "ERROR_USER_STATE_DISABLED");
        acme.asAdmin("user/enable", alice.named("")).is(200);

        for (int i = 0; i < 10; i++) {
            alice.signIn("Wrong9Horse");
        }
        assertThat(alone(acme, key.get(begin(acme))).is(401).body()).contains("Login is blocked");
        acme.asAdmin("user/unlock", alice.named("")).is(200);
        Time.forgetSource();
        alone(acme, key.get(begin(acme))).is(200);

        acme.asAdmin(
                        "user/update",
                        alice.named(
                                ", \"enforce_mfa_state\": \"ENABLED\", \"enforce_mfa_type\": \"OTP\""))
                .is(200);
        alone(acme, key.get(begin(acme))).isRefused(400, "ERROR_MFA_NOT_ACTIVATED");
    }

    @Test
    void itStandsInForACodeAndOldClientsSeeNothingOfIt() {
        App app = turnOnApp();
        String old = issue("").is(400).body();
        add(alice, key, "Key").is(200);

        assertThat(issue("").is(400).body()).isEqualTo(old);
        JsonObject detail = issue(", \"passkey\": {}").is(400).json().getJsonObject("detail");
        assertThat(detail.getString("code")).isEqualTo("ERROR_MFA_REQUIRED");
        JsonObject options = read(detail.getString("passkey_options"));
        Answer tokens = issue(", \"passkey\": " + key.get(options)).is(200);
        assertThat(tokens.claims("access_token").get("amr"))
                .hasToString("[\"pwd\",\"pop\",\"mfa\"]");
        issue(", \"passkey\": " + key.get(options)).isRefused(400, "ERROR_PASSKEY_NOT_ACCEPTED");
        alice.signIn("MFA", PASSWORD, app.code(1)).is(200);
    }

    @Test
    void whoHasNoneIsAskedForTheirCode() {
        turnOnApp();

        assertThat(issue(", \"passkey\": {}").is(400).json().getJsonObject("detail"))
                .doesNotContainKey("passkey_options");
        Person bob = Person.in(acme, "bob");
        add(bob, key, "Bob's").is(200);
        JsonObject bobs = key.get(begin(acme));
        issue(", \"passkey\": " + bobs).isRefused(400, "ERROR_PASSKEY_NOT_ACCEPTED");
    }

    @Test
    void addingAndRemovingDemandAProofAndTheSameSession() {
        add(alice, key, "Key").is(200);
        String id = listed(alice).getJsonObject(0).getString("passkey_id");
        Time.pass(acme, Duration.ofMinutes(6));

        alice.profile("begin-passkey", "{}").isRefused(400, "ERROR_REQUIRED_PARAMETER");
        alice.profile("remove-passkey", "{\"passkey_id\": \"" + id + "\"}")
                .isRefused(400, "ERROR_REQUIRED_PARAMETER");
        JsonObject options = begun(alice);
        JsonObject made = SoftKey.at(ForTests.ORIGIN).create(options);
        String elsewhere = alice.signIn(PASSWORD).is(200).text("access_token");
        Api.post("/identity/v2/user-profile/add-passkey", elsewhere, body("Key", made))
                .isRefused(400, "ERROR_PASSKEY_REFUSED");
        assertThat(add(alice, SoftKey.at("https://evil.example.com"), "Key").is(400).body())
                .contains("reason = ORIGIN");
        assertThat(add(alice, key, "Twice").is(400).body()).contains("reason = CREDENTIAL");
        alice.profile(
                        "remove-passkey",
                        "{\"passkey_id\": \"%s\", \"current_password\": \"%s\"}"
                                .formatted(id, PASSWORD))
                .is(200);
        alone(acme, key.get(begin(acme))).is(401);
        assertThat(actions()).contains("ERROR_PASSKEY_REFUSED", "User.remove_passkey");
    }

    @Test
    void thisWasNotMeRemovesAll() {
        int mails = alice.mailbox().now().size();
        add(alice, key, "Thief's").is(200);
        String token = alice.mailbox().number(mails + 1).undoToken();

        Api.post("/identity/v2/user-profile/undo-change", token, "{}").is(200);

        alone(acme, key.get(begin(acme))).is(401);
        alice.signIn(PASSWORD).is(401);
    }

    @Proves("6.5.6")
    @Test
    void administratorsSeeThemAndTakeThemAway() {
        int mails = alice.mailbox().now().size();
        add(alice, key, "Key").is(200);
        alice.mailbox().number(++mails);
        JsonArray factors =
                acme.asAdmin("user/list-factors", alice.named(""))
                        .is(200)
                        .json()
                        .getJsonArray("results");
        String id = factors.getJsonObject(0).getString("passkey_id");

        assertThat(factors.getJsonObject(0).getString("factor_type")).isEqualTo("PASSKEY");
        assertThat(factors.getJsonObject(0).getString("name")).isEqualTo("Key");
        String named = ", \"passkey_id\": \"" + id + "\"";
        Person bob = Person.in(acme, "bob");
        acme.asAdmin("user/remove-passkey", bob.named(named)).is(404);
        bob.profile("rename-passkey", "{\"passkey_id\": \"%s\", \"name\": \"x\"}".formatted(id))
                .is(404);
        acme.asAdmin("user/remove-passkey", alice.named(named)).is(200);
        assertThat(actions()).contains("User.remove_passkey", "\"by_himself\":\"false\"");
        assertThat(alice.mailbox().number(mails + 1).text()).contains("An administrator", "Key");
        alone(acme, key.get(begin(acme))).is(401);
        add(alice, key, "Again").is(200);
        acme.asAdmin("user/delete", alice.named("")).is(200);
        assertThat(
                        Time.update(
                                "update passkeys set name = name where domain_id = ?",
                                acme.domainId()))
                .isZero();
    }

    private Answer add(Person person, SoftKey key, String name) {
        return person.profile("add-passkey", body(name, key.create(begun(person))));
    }

    private static JsonObject begun(Person person) {
        return person.profile("begin-passkey", PROOF).is(200).json().getJsonObject("options");
    }

    private static String body(String name, JsonObject credential) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("credential", credential)
                .build()
                .toString();
    }

    private static String named(JsonObject passkey, String more) {
        return "{\"passkey_id\": \"%s\", %s}".formatted(passkey.getString("passkey_id"), more);
    }

    private static JsonArray listed(Person person) {
        return person.profile("list-passkeys", "{}").is(200).json().getJsonArray("results");
    }

    private static JsonObject begin(Tenant tenant) {
        return begin(tenant.domainId());
    }

    private static JsonObject begin(String domainId) {
        return Api.post(
                        "/identity/v2/token/begin-passkey",
                        null,
                        "{\"domain_id\": \"" + domainId + "\"}")
                .is(200)
                .json()
                .getJsonObject("options");
    }

    private static Answer alone(Tenant tenant, JsonObject signed) {
        return Api.post(
                "/identity/v2/token/issue-by-passkey",
                null,
                "{\"domain_id\": \"%s\", \"passkey\": %s}".formatted(tenant.domainId(), signed));
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

    private App turnOnApp() {
        App app =
                App.reading(
                        alice.profile("enable-mfa", "{\"mfa_type\": \"OTP\"}")
                                .is(200)
                                .json()
                                .getJsonObject("mfa")
                                .getJsonObject("options")
                                .getString("otp_qrcode_uri"));
        alice.profile("confirm-mfa", code(app.code())).is(200);
        return app;
    }

    private static JsonObject read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private String actions() {
        return acme.asAdmin(
                        "audit-record/list",
                        "{\"query\": {\"filter\": [{\"k\": \"target_id\", \"v\": \"%s\", \"o\": \"eq\"}]}}"
                                .formatted(alice.id()))
                .is(200)
                .body();
    }
}
