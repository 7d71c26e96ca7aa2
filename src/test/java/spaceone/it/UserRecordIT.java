package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Parallel;
import spaceone.testkit.Person;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** Creating and changing users, v2. */
@InServer
class UserRecordIT {

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
    }

    @Proves("15.3.1")
    @Test
    void aNewUserIsPendingAndShownWithoutHisPassword() {
        Answer created =
                create(
                        "new1",
                        "\"password\": \"Sunrise9x\", \"name\": \"New One\", \"email\": \"n@acme.io\"");

        assertThat(created.is(200).text("state")).isEqualTo("PENDING");
        assertThat(created.text("auth_type")).isEqualTo("LOCAL");
        assertThat(created.text("role_type")).isEqualTo("USER");
        assertThat(created.json().getBoolean("email_verified")).isFalse();
        assertThat(created.text("language")).isEqualTo("en");
        assertThat(created.text("timezone")).isEqualTo("UTC");
        assertThat(created.value("required_actions").toString()).isEqualTo("[]");
        assertThat(created.text("domain_id")).isEqualTo(acme.domainId());
        assertThat(created.text("created_at"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(created.body()).doesNotContain("password");
        assertThat(Mailbox.of("n@acme.io").now()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', ERROR_REQUIRED_PARAMETER, password",
        "'\"password\": \"Abcdef1\"', ERROR_INCORRECT_PASSWORD_FORMAT, ''",
        "'\"password\": \"ABCDEFG1\"', ERROR_INCORRECT_PASSWORD_FORMAT, ''",
        "'\"password\": \"Sunrise9x\", \"timezone\": \"Mars/Phobos\"', ERROR_INVALID_PARAMETER, timezone",
        "'\"password\": \"Sunrise9x\", \"timezone\": \"+09:00\"', ERROR_INVALID_PARAMETER, timezone",
        "'\"password\": \"Sunrise9x\", \"email\": \"a@x.io,b@y.io\"', ERROR_INCORRECT_EMAIL_FORMAT, ''"
    })
    void whatIsNotAcceptedIsNamed(String members, String error, String named) {
        Answer refused = create("new2", members);

        refused.isRefused(400, error);
        assertThat(refused.message()).contains(named);
        acme.asAdmin("user/get", "{\"user_id\": \"new2\"}").isRefused(404, "ERROR_NOT_FOUND");
    }

    @Test
    void whatIsAsked() {
        Answer created =
                create(
                        "kim",
                        "\"password\": \"Sunrise9\", \"timezone\": \"Asia/Seoul\", \"language\": \"ko\", \"tags\": {\"team\": \"x\"}");

        assertThat(created.is(200).text("timezone")).isEqualTo("Asia/Seoul");
        assertThat(created.text("language")).isEqualTo("ko");
        assertThat(created.value("tags").toString()).isEqualTo("{\"team\":\"x\"}");
    }

    @Test
    void blanksAroundTextsAreNoPartOfThem() {
        Answer created =
                create(
                        "blanks",
                        "\"password\": \"Sunrise9x\", \"name\": \"  %s \", \"email\": \" b@acme.io \""
                                .formatted("n".repeat(128)));

        assertThat(created.is(200).text("name")).isEqualTo("n".repeat(128));
        assertThat(created.text("email")).isEqualTo("b@acme.io");
    }

    @Test
    void aNameHasSoManyCharactersWhateverTheirSize() {
        String longest = "😀".repeat(128);

        assertThat(update(", \"name\": \"" + longest + "\"").is(200).text("name"))
                .isEqualTo(longest);
        update(", \"name\": \"" + longest + "😀\"").isRefused(400, "ERROR_INVALID_PARAMETER");
    }

    @Test
    void aRoleCountsInTheDomainOrInAWorkspace() {
        create("project", "\"password\": \"Sunrise9x\", \"permission_group\": \"PROJECT\"")
                .isRefused(400, "ERROR_INVALID_PARAMETER");
    }

    @Test
    void anIdIsTakenOnce() {
        Callable<Integer> create = () -> create("twice", "\"password\": \"Sunrise9x\"").status();

        assertThat(Parallel.run(2, List.of(create, create))).containsExactlyInAnyOrder(200, 409);
        create("TWICE", "\"password\": \"Sunrise9x\"").isRefused(409, "ERROR_SAVE_UNIQUE_VALUES");
    }

    @Test
    void externalUsersMayBeCreatedWithoutADirectory() {
        Person external = Person.external(acme, "sso1");

        assertThat(external.record().text("auth_type")).isEqualTo("EXTERNAL");
        assertThat(external.record().text("state")).isEqualTo("PENDING");
        assertThat(external.mailbox().now()).isEmpty();
    }

    @Test
    void onlyAdministratorsCreate() {
        String body = "{\"user_id\": \"x\", \"auth_type\": \"LOCAL\", \"password\": \"Sunrise9x\"}";

        Api.post("/identity/v2/user/create", alice.token(), body)
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        assertThat(
                        Api.post("/identity/v2/user/create", null, body)
                                .isRefused(401, "ERROR_AUTHENTICATE_FAILURE")
                                .message())
                .startsWith("Authenticate failure.");
    }

    @Test
    void emptyTextsChangeNothingAndABlankClears() {
        update(", \"name\": \"Plain P\", \"tags\": {\"a\": \"1\"}").is(200);

        Answer unchanged =
                update(", \"name\": \"\", \"email\": \"\", \"password\": \"\", \"tags\": {}");

        assertThat(unchanged.is(200).text("name")).isEqualTo("Plain P");
        assertThat(unchanged.text("email")).isEqualTo(alice.id());
        assertThat(unchanged.json().getBoolean("email_verified")).isTrue();
        assertThat(unchanged.value("tags").toString()).isEqualTo("{}");
        alice.signIn(Installation.PASSWORD).is(200);
        assertThat(update(", \"name\": \" \"").is(200).text("name")).isEmpty();
    }

    @Test
    void anotherAddressIsUnprovenAndTheOldOneIsTold() {
        Answer updated = update(", \"email\": \"p2@acme.io\"").is(200);

        assertThat(updated.text("email")).isEqualTo("p2@acme.io");
        assertThat(updated.json().getBoolean("email_verified")).isFalse();
        alice.mailbox().only();
    }

    @Test
    void aNewPasswordIsAnotherOneAndEndsTheSessions() {
        String refresh = alice.signIn(Installation.PASSWORD).text("refresh_token");
        update(", \"password\": \"" + Installation.PASSWORD + "\"")
                .isRefused(400, "ERROR_PASSWORD_NOT_CHANGED");

        update(", \"password\": \"Newpass99\"").is(200);

        alice.signIn(Installation.PASSWORD).isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        alice.signIn("Newpass99").is(200);
        Installation.grant(refresh, "USER").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        alice.mailbox().only();
    }

    @Test
    void externalUsersHaveNoPasswordHere() {
        acme.asAdmin(
                        "user/update",
                        Person.external(acme, "ext").named(", \"password\": \"Whatever1\""))
                .isRefused(400, "ERROR_UNABLE_TO_RESET_PASSWORD_IN_EXTERNAL_AUTH");
        acme.asAdmin("user/update", "{\"user_id\": \"ghost\", \"name\": \"x\"}")
                .isRefused(404, "ERROR_NOT_FOUND");
    }

    @Proves({"8.2.2", "8.4.1"})
    @Test
    void whoIsElsewhereIsNotHere() {
        Tenant beta = Installation.domain();
        Person bob = Person.in(beta, "bob");

        acme.asAdmin("user/get", bob.named("")).isRefused(404, "ERROR_NOT_FOUND");
        acme.asAdmin("user/get", bob.named(", \"domain_id\": \"" + beta.domainId() + "\""))
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        assertThat(
                        alice.profile(
                                        "get",
                                        bob.named(", \"domain_id\": \"" + beta.domainId() + "\""))
                                .is(200)
                                .text("user_id"))
                .isEqualTo(alice.id());
    }

    private Answer create(String id, String members) {
        String more = members.isEmpty() ? "" : ", " + members;
        return acme.asAdmin(
                "user/create",
                "{\"user_id\": \"%s\", \"auth_type\": \"LOCAL\"%s}".formatted(id, more));
    }

    private Answer update(String more) {
        return acme.asAdmin("user/update", alice.named(more));
    }
}
