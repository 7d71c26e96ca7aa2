package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.Person.code;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Person;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** v1 User: the same house in the older dialect (docs/contract/people.md). */
@InServer
class V1UserIT {

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
    }

    @Test
    void aUserIsEnabledAtOnceAndShownInTheOlderWords() {
        JsonObject user =
                admin(
                                "create",
                                """
                                {"user_id": "v1a@acme.io", "password": "Correct9Horse",
                                 "tags": [{"key": "user1", "value": "Reuters"}, {"key": "user2", "value": "Bloomberg"}]}
                                """)
                        .is(200)
                        .json();

        assertThat(user.getString("state")).isEqualTo("ENABLED");
        assertThat(user.getString("backend")).isEqualTo("LOCAL");
        assertThat(user.getString("user_type")).isEqualTo("USER");
        assertThat(user.getString("language")).isEqualTo("en");
        assertThat(user.getString("timezone")).isEqualTo("UTC");
        assertThat(user.getBoolean("email_verified")).isFalse();
        assertThat(user.getJsonObject("tags").toString())
                .isEqualTo("{\"user1\":\"Reuters\",\"user2\":\"Bloomberg\"}");
        assertThat(user.keySet()).doesNotContain("auth_type", "role_type", "role_id", "password");
        acme.signIn("v1a@acme.io", "Correct9Horse").is(200);
    }

    @Test
    void peopleAreKnownByTheirAddress() {
        admin("create", "{\"user_id\": \"notmail\", \"password\": \"Correct9Horse\"}")
                .isRefused(400, "ERROR_INCORRECT_USER_ID_FORMAT");
        admin("create", "{\"user_id\": \"a@acme.io\"}").isRefused(400, "ERROR_REQUIRED_PARAMETER");
    }

    @Test
    void robotsHaveNoPassword() {
        Answer robot =
                admin(
                                "create",
                                "{\"user_id\": \"robot1\", \"user_type\": \"API_USER\", \"password\": \"Correct9Horse\"}")
                        .is(200);

        assertThat(robot.text("user_type")).isEqualTo("API_USER");
        assertThat(robot.text("state")).isEqualTo("ENABLED");
        acme.signIn("robot1", "Correct9Horse").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        admin(
                        "create",
                        "{\"user_id\": \"robot2\", \"backend\": \"EXTERNAL\", \"user_type\": \"API_USER\"}")
                .isRefused(400, "ERROR_EXTERNAL_USER_NOT_ALLOWED_API_USER");
        admin(
                        "create",
                        "{\"user_id\": \"robot3\", \"user_type\": \"API_USER\", \"email\": \"a@b.io\", \"reset_password\": true}")
                .isRefused(400, "ERROR_UNABLE_TO_RESET_PASSWORD");
        admin(
                        "set-required-actions",
                        "{\"user_id\": \"robot1\", \"actions\": [\"UPDATE_PASSWORD\"]}")
                .isRefused(400, "ERROR_NOT_ALLOWED_ACTIONS");
    }

    @Test
    void externalUsersNeedADirectory() {
        admin("create", "{\"user_id\": \"nobody@beta.io\", \"backend\": \"EXTERNAL\"}")
                .isRefused(400, "ERROR_NOT_ALLOWED_EXTERNAL_AUTHENTICATION");
    }

    @Test
    void nobodyChangesAnother() {
        Person bob = Person.in(acme, "bob");

        alice.v1("update", bob.named(", \"password\": \"Hacked123\""))
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        alice.v1("get", bob.named("")).isRefused(403, "ERROR_PERMISSION_DENIED");
        alice.v1("update", alice.named(", \"reset_password\": true"))
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        alice.v1("list", "{}").isRefused(403, "ERROR_PERMISSION_DENIED");
        admin("get", "{\"user_id\": \"%s\", \"domain_id\": \"domain-x\"}".formatted(bob.id()))
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        bob.signIn(Installation.PASSWORD).is(200);
    }

    @Test
    void withoutForceACodeIsMailed() {
        Person bob = Person.unproven(acme, "bob");

        admin("verify-email", bob.named("")).is(200);
        bob.mailbox().only();
        assertThat(bob.record().json().getBoolean("email_verified")).isFalse();
        admin("verify-email", bob.named(", \"force\": true")).is(200);

        assertThat(bob.record().json().getBoolean("email_verified")).isTrue();
        assertThat(bob.mailbox().now()).hasSize(1);
    }

    @Test
    void aForcedChangeOfPasswordEndsWithUpdate() {
        admin("set-required-actions", alice.named(", \"actions\": [\"UPDATE_PASSWORD\"]")).is(200);

        alice.v1("get", alice.named("")).isRefused(403, "ERROR_PERMISSION_DENIED");
        alice.v1("update", alice.named(", \"email\": \"new@acme.io\""))
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        Answer updated =
                alice.v1("update", alice.named(", \"name\": \"A\", \"password\": \"Brandnew1\""));

        assertThat(updated.is(200).value("required_actions").toString()).isEqualTo("[]");
        alice.signIn("Brandnew1").is(200);
    }

    @Test
    void anAnswerCanBeNarrowed() {
        String only = ", \"domain_id\": \"%s\", \"only\": [\"name\", \"state\", \"nonsense\"]";
        Answer narrow = admin("get", alice.named(only.formatted(acme.domainId())));
        Answer whole = admin("get", alice.named(", \"only\": []"));

        assertThat(narrow.is(200).json().keySet())
                .containsExactlyInAnyOrder("user_id", "name", "state");
        assertThat(whole.is(200).json()).containsKey("backend");
    }

    @Test
    void listsSpeakTheOlderWordsToo() {
        Person.external(acme, "ext");

        JsonObject external =
                admin("list", "{\"backend\": \"EXTERNAL\"}")
                        .is(200)
                        .json()
                        .getJsonArray("results")
                        .getJsonObject(0);
        assertThat(external.getString("backend")).isEqualTo("EXTERNAL");
        assertThat(external.keySet()).doesNotContain("auth_type", "role_type");
        assertThat(count("{\"user_type\": \"API_USER\"}")).isZero();
        assertThat(count("{\"role_id\": \"managed-domain-admin\"}")).isEqualTo(1);
        assertThat(
                        count(
                                "{\"query\": {\"filter\": [{\"k\": \"auth_type\", \"v\": \"LOCAL\", \"o\": \"eq\"}]}}"))
                .isEqualTo(2);
        JsonObject minimal =
                admin("list", "{\"query\": {\"minimal\": true}}")
                        .json()
                        .getJsonArray("results")
                        .getJsonObject(0);
        assertThat(minimal.keySet())
                .containsExactlyInAnyOrder("user_id", "name", "state", "user_type");
        admin("list", "{\"state\": \"ASLEEP\"}").isRefused(400, "ERROR_INVALID_PARAMETER");
    }

    @Test
    void statisticsKnowTheWordsOfBothVersions() {
        Person.external(acme, "sso");
        for (String url : new String[] {"/identity/v1/", "/identity/v2/", "/identity/"}) {
            for (String word : new String[] {"backend", "auth_type"}) {
                Answer counted =
                        Api.post(
                                url + "user/stat",
                                acme.adminToken(),
                                "{\"query\": {\"distinct\": \"%s\"}}".formatted(word));
                assertThat(counted.is(200).value("results").toString())
                        .isEqualTo("[\"EXTERNAL\",\"LOCAL\"]");
            }
        }
        Answer types = admin("stat", "{\"query\": {\"distinct\": \"user_type\"}}");
        assertThat(types.is(200).value("results").toString()).isEqualTo("[\"USER\"]");
    }

    @Test
    void theOrderIsOneObject() {
        assertThat(first("{\"key\": \"user_id\"}")).isEqualTo(acme.admin());
        assertThat(first("{\"key\": \"user_id\", \"desc\": true}")).isEqualTo(alice.id());
        assertThat(first("{\"keys\": [{\"key\": \"user_id\", \"desc\": true}]}"))
                .isEqualTo(alice.id());
        assertThat(first("[{\"key\": \"user_id\", \"desc\": true}]")).isEqualTo(alice.id());
        assertThat(first("{}")).isNotEmpty();
    }

    @Test
    void oldestClientsGetOldestForms() {
        admin("update", alice.named(", \"tags\": {\"a\": \"1\"}")).is(200);

        JsonObject user = compat("get", alice.named("")).is(200).json();
        JsonObject listed =
                compat("list", "{\"user_id\": \"%s\"}".formatted(alice.id()))
                        .is(200)
                        .json()
                        .getJsonArray("results")
                        .getJsonObject(0);

        for (JsonObject each : new JsonObject[] {user, listed}) {
            assertThat(each.getJsonArray("tags").toString())
                    .isEqualTo("[{\"key\":\"a\",\"value\":\"1\"}]");
            assertThat(each.getJsonObject("created_at").getString("seconds")).matches("[0-9]{10}");
            assertThat(each.getJsonObject("created_at").getInt("nanos")).isBetween(0, 999_999_999);
        }
    }

    @Test
    void theSecondFactorSpeaksTheOlderWordsToo() {
        String box = "box@" + acme.name() + ".io";
        Answer pending =
                alice.v1(
                        "enable-mfa",
                        alice.named(
                                ", \"mfa_type\": \"EMAIL\", \"options\": {\"email\": \"%s\"}"
                                        .formatted(box)));
        assertThat(pending.is(200).json()).containsKey("backend");
        String code = Mailbox.of(box).only().code();
        alice.v1("confirm-mfa", alice.named(", " + code(code).replaceAll("[{}]", ""))).is(200);

        Answer asked = alice.v1("disable-mfa", alice.named("")).is(200);
        assertThat(asked.json().getJsonObject("mfa").getString("state")).isEqualTo("ENABLED");
        Answer off = admin("disable-mfa", alice.named(", \"force\": true")).is(200);

        assertThat(off.value("mfa").toString()).isEqualTo("{\"state\":\"DISABLED\"}");
    }

    @Test
    void stateAndEnd() {
        assertThat(admin("disable", alice.named("")).is(200).text("state")).isEqualTo("DISABLED");
        assertThat(admin("enable", alice.named("")).is(200).text("state")).isEqualTo("ENABLED");
        assertThat(admin("delete", alice.named("")).is(200).body()).isEqualTo("{}");
        admin("delete", alice.named("")).isRefused(404, "ERROR_NOT_FOUND");
        admin("delete", "{\"user_id\": \"%s\"}".formatted(acme.admin()))
                .isRefused(400, "ERROR_LAST_ADMIN_CANNOT_DISABLED_DELETED");
    }

    private Answer admin(String method, String json) {
        return Api.post("/identity/v1/user/" + method, acme.adminToken(), json);
    }

    /** As the oldest clients want it, which the document tells in words only. */
    private Answer compat(String method, String json) {
        return Api.unchecked(
                Api.request("/identity/v1/user/" + method, acme.adminToken())
                        .header("Content-Type", "application/json")
                        .header("X-Compat", "legacy-tags, legacy-time")
                        .POST(BodyPublishers.ofString(json)));
    }

    private int count(String request) {
        return admin("list", request).is(200).json().getInt("total_count");
    }

    private String first(String sort) {
        return admin("list", "{\"query\": {\"sort\": %s}}".formatted(sort))
                .is(200)
                .json()
                .getJsonArray("results")
                .getJsonObject(0)
                .getString("user_id");
    }
}
