package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Person;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/**
 * Where am I signed in, where are others, what happened to me, does mail work: methods of our own.
 */
@InServer
class OwnSessionsIT {

    private static final Duration STALE = Duration.ofMinutes(6);

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
    }

    @Test
    void sessionsAreListedWithTheOwnOneMarked() {
        alice.signIn(Installation.PASSWORD).is(200);

        Answer sessions = alice.profile("list-sessions", "{}").is(200);

        assertThat(sessions.json().getInt("total_count")).isEqualTo(2);
        assertThat(sessions.json().getJsonArray("results").getValuesAs(JsonObject.class))
                .filteredOn(session -> session.getBoolean("current"))
                .hasSize(1)
                .allMatch(session -> session.getString("agent").startsWith("Java-http-client"));
    }

    @Proves("7.4.3")
    @Test
    void endingTheOthersKeepsTheOwnAndThoseOfOtherUsers() {
        Person bob = Person.in(acme, "bob");
        bob.token();
        String other = alice.signIn(Installation.PASSWORD).is(200).text("access_token");

        alice.profile("revoke-sessions", "{}").is(200);

        Api.post("/identity/v2/user-profile/get", other, "{}")
                .isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        alice.profile("get", "{}").is(200);
        bob.profile("get", "{}").is(200);
    }

    @Test
    void nobodyEndsTheSessionOfAnother() {
        Person bob = Person.in(acme, "bob");
        String session =
                bob.profile("list-sessions", "{}")
                        .json()
                        .getJsonArray("results")
                        .getJsonObject(0)
                        .getString("session_id");

        alice.profile("revoke-sessions", "{\"session_ids\": [\"" + session + "\"]}").is(200);

        bob.profile("get", "{}").is(200);
    }

    @Proves({"7.4.5", "10.4.9"})
    @Test
    void administratorsSeeAndEndOneSessionOfAUserOrAll() {
        alice.token();
        String other = alice.signIn(Installation.PASSWORD).is(200).text("access_token");
        Person bob = Person.in(acme, "bob");
        bob.token();
        String newest = newestOf(alice);

        acme.asAdmin("user-session/revoke", named(alice, newest)).is(200);

        Api.post("/identity/v2/user-profile/get", other, "{}")
                .isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        alice.profile("get", "{}").is(200);
        assertThat(sessionsOf(alice)).hasSize(1).noneMatch(each -> each.getBoolean("current"));

        acme.asAdmin("user-session/revoke", "{\"user_id\": \"%s\"}".formatted(alice.id())).is(200);

        alice.profile("get", "{}").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        assertThat(sessionsOf(alice)).isEmpty();
        bob.profile("get", "{}").is(200);
    }

    @Test
    void sessionsOfAnotherUserAreNotEndedUnderThisOnesName() {
        Person bob = Person.in(acme, "bob");
        bob.token();

        acme.asAdmin("user-session/revoke", named(alice, newestOf(bob))).is(200);

        bob.profile("get", "{}").is(200);
        acme.asAdmin("user-session/list", "{\"user_id\": \"nobody\"}")
                .isRefused(404, "ERROR_NOT_FOUND");
        Api.post(
                        "/identity/v2/user-session/list",
                        bob.token(),
                        "{\"user_id\": \"%s\"}".formatted(alice.id()))
                .isRefused(403, "ERROR_PERMISSION_DENIED");
    }

    private static String named(Person person, String sessionId) {
        return "{\"user_id\": \"%s\", \"session_ids\": [\"%s\"]}".formatted(person.id(), sessionId);
    }

    private String newestOf(Person person) {
        return sessionsOf(person).get(0).getString("session_id");
    }

    private List<JsonObject> sessionsOf(Person person) {
        return acme.asAdmin("user-session/list", "{\"user_id\": \"%s\"}".formatted(person.id()))
                .is(200)
                .json()
                .getJsonArray("results")
                .getValuesAs(JsonObject.class);
    }

    /** Each is about somebody who is not there: refused for that, once there is proof. */
    @Proves({"7.5.2", "10.3.4"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user-session/revoke    | \"user_id\": \"nobody\"",
                "personal-data/erase    | \"user_id\": \"nobody\"",
                "user/issue-bypass-code | \"user_id\": \"nobody\"",
                "user/remove-passkey    | \"user_id\": \"nobody\", \"passkey_id\": \"none\"",
                "factor-policy/set      | \"required_for\": \"ROLES\", \"role_ids\": [\"none\"], \"enforced_from\": \"2027-01-01\""
            })
    void administratorsWhoSignedInLongAgoProveThemselves(String method, String members) {
        acme.asAdmin(method, "{" + members + "}").isRefused(404, "ERROR_NOT_FOUND");
        Time.pass(acme, STALE);
        isAskedForProof(acme.asAdmin(method, "{" + members + "}"));
        acme.asAdmin(method, "{" + members + ", \"current_password\": \"Wrong9Horse\"}")
                .isRefused(400, "ERROR_PASSWORD_NOT_MATCHED");
        isAskedForProof(acme.asAdmin(method, "{" + members + "}"));
        acme.asAdmin(
                        method,
                        "{%s, \"current_password\": \"%s\"}"
                                .formatted(members, Installation.PASSWORD))
                .isRefused(404, "ERROR_NOT_FOUND");
        // It counts for the session, not for the call alone.
        acme.asAdmin(method, "{" + members + "}").isRefused(404, "ERROR_NOT_FOUND");
    }

    @Proves("7.5.2")
    @ParameterizedTest
    @ValueSource(strings = {"revoke-sessions", "revoke-devices"})
    void whoSignedInLongAgoProvesThemselvesBeforeEndingWhatIsElsewhere(String method) {
        String other = alice.signIn(Installation.PASSWORD).is(200).text("access_token");
        alice.token();
        Time.pass(acme, STALE);

        isAskedForProof(alice.profile(method, "{}"));
        Api.post("/identity/v2/user-profile/get", other, "{}").is(200);
        alice.profile(method, "{\"current_password\": \"%s\"}".formatted(Installation.PASSWORD))
                .is(200);
        alice.profile(method, "{}").is(200);
    }

    @Test
    void nobodyProvesThemselvesToSignOut() {
        alice.token();
        String mine = sessionsOf(alice).get(0).getString("session_id");
        Time.pass(acme, STALE);

        alice.profile("revoke-sessions", "{\"session_ids\": [\"" + mine + "\"]}").is(200);

        alice.profile("get", "{}").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    private static void isAskedForProof(Answer answer) {
        assertThat(answer.isRefused(400, "ERROR_REQUIRED_PARAMETER").body())
                .contains("current_password");
    }

    @Test
    void activityIsOnesOwnOnly() {
        Person bob = Person.in(acme, "bob");
        bob.signIn("Wrong1234");
        alice.signIn("Wrong1234");

        String activity = alice.profile("list-activity", "{}").is(200).body();

        assertThat(activity).contains("REFUSED", alice.id()).doesNotContain(bob.id());
    }

    @Test
    void aTestMailGoesToTheCallersOwnAddressOnly() {
        Answer sent =
                acme.asAdmin("mail/send-test", "{\"recipient\": \"somebody@else.io\"}").is(200);

        assertThat(sent.text("recipient")).isEqualTo(acme.admin());
        Api.post("/identity/v2/mail/send-test", alice.token(), "{}")
                .isRefused(403, "ERROR_PERMISSION_DENIED");
    }

    @Test
    void malformedInputIsRefused() {
        alice.profile("revoke-sessions", "{\"session_ids\": \"all\"}")
                .isRefused(400, "ERROR_INVALID_PARAMETER_TYPE");
        alice.profile("list-activity", "{\"query\": {\"filters\": []}}")
                .isRefused(400, "ERROR_INVALID_PARAMETER");
        acme.asAdmin("audit-record/stat", "{}").isRefused(400, "ERROR_REQUIRED_PARAMETER");
    }
}
