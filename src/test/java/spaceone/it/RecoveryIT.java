package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.Person.code;

import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Person;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** A token found lying about does not become the account (docs/contract/people.md). */
@InServer
class RecoveryIT {

    private static final Duration STALE = Duration.ofMinutes(20);
    private static final String PROOF = ", \"current_password\": \"" + Installation.PASSWORD + "\"";

    private final Tenant acme = Installation.domain();
    private final String other = "new@" + acme.name() + ".io";
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
        alice.token();
    }

    @Test
    void resetsGoToTheFormerAddressForThreeDays() {
        Time.pass(acme, STALE);
        move(other, "");
        assertThat(alice.record().json().getBoolean("email_verified")).isTrue();
        assertThat(alice.record().text("email")).isEqualTo(other);
        int before = alice.mailbox().now().size();

        alice.askForReset().is(200);

        assertThat(alice.mailbox().number(before + 1).linkToken()).isNotEmpty();
        assertThat(Mailbox.of(other).now()).hasSize(1);

        Time.pass(acme, Duration.ofHours(73));
        alice.askForReset().is(200);

        assertThat(Mailbox.of(other).number(2).linkToken()).isNotEmpty();
    }

    @Test
    void anAdministratorsResetGoesThereToo() {
        Time.pass(acme, STALE);
        move(other, "");
        int before = alice.mailbox().now().size();

        acme.asAdmin("user/update", alice.named(", \"reset_password\": true")).is(200);

        assertThat(alice.mailbox().number(before + 1).linkToken()).isNotEmpty();
        assertThat(Mailbox.of(other).now()).hasSize(1);
    }

    @Test
    void whoHasJustSignedInOrGivesThePasswordMovesAtOnce() {
        move(other, "");
        alice.askForReset().is(200);
        assertThat(Mailbox.of(other).number(2).linkToken()).isNotEmpty();

        Time.pass(acme, STALE);
        String third = "third@" + acme.name() + ".io";
        alice.profile(
                        "verify-email",
                        "{\"email\": \"%s\", \"current_password\": \"wrong\"}".formatted(third))
                .isRefused(400, "ERROR_PASSWORD_NOT_MATCHED");
        move(third, PROOF);
        alice.askForReset().is(200);
        assertThat(Mailbox.of(third).number(2).linkToken()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void theProofMayComeWithTheUpdate(String version) {
        Time.pass(acme, STALE);
        String refused = ", \"password\": \"Another1x\"";
        update(version, refused).isRefused(400, "ERROR_REQUIRED_PARAMETER");
        update(version, refused + ", \"current_password\": \"wrong\"")
                .isRefused(400, "ERROR_PASSWORD_NOT_MATCHED");
        update(version, ", \"email\": \"" + other + "\"" + PROOF).is(200);
        Time.pass(acme, STALE);
        alice.profile("verify-email", "{}").is(200);
        alice.profile("confirm-email", code(Mailbox.of(other).only().code())).is(200);

        alice.askForReset().is(200);

        assertThat(Mailbox.of(other).number(2).linkToken()).isNotEmpty();
        update(version, refused + PROOF).is(200);
        alice.signIn("Another1x").is(200);
    }

    @Test
    void administratorsHaveNoMoreSayOverTheirOwnAccount() {
        String token = acme.adminToken();
        Time.pass(acme, STALE);

        Api.post(
                        "/identity/v2/user/update",
                        token,
                        "{\"user_id\": \"%s\", \"password\": \"Another1x\"}"
                                .formatted(acme.admin()))
                .isRefused(400, "ERROR_REQUIRED_PARAMETER");
        Api.post(
                        "/identity/v2/user/update",
                        token,
                        "{\"user_id\": \"%s\", \"password\": \"Another1x\"%s}"
                                .formatted(acme.admin(), PROOF))
                .is(200);
    }

    @Test
    void itWasNotMe() {
        Time.pass(acme, STALE);
        move(other, "");
        alice.turnOnMfaByMail(other);
        String undo = alice.mailbox().number(1).undoToken();

        Answer undone = undo(undo).is(200);

        assertThat(undone.text("email")).isEqualTo(alice.id());
        assertThat(undone.json().getBoolean("password_demanded")).isTrue();
        JsonObject record = alice.record().json();
        assertThat(record.getString("email")).isEqualTo(alice.id());
        assertThat(record.getBoolean("email_verified")).isTrue();
        assertThat(record.getJsonObject("mfa").getString("state")).isEqualTo("DISABLED");
        assertThat(record.get("required_actions").toString()).isEqualTo("[\"UPDATE_PASSWORD\"]");
        alice.profile("get", "{}").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        alice.signIn(Installation.PASSWORD).isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        undo(undo).isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        int links = alice.mailbox().now().size();
        String link = alice.mailbox().number(Math.max(3, links)).linkToken();
        Api.post(
                        "/identity/v2/user-profile/update-password",
                        link,
                        "{\"new_password\": \"Another1x\"}")
                .is(200);
        alice.signIn("Another1x").is(200);
        assertThat(
                        acme.asAdmin(
                                        "audit-record/list",
                                        "{\"query\": {\"filter\": [{\"k\": \"action\","
                                                + " \"v\": \"User.undo_change\", \"o\": \"eq\"}]}}")
                                .is(200)
                                .body())
                .contains(alice.id());
    }

    @Test
    void theLinkOutlivesANewPasswordAndTheEndOfAllSessions() {
        move(other, "");
        alice.profile("update", "{\"password\": \"Another1x\"}").is(200);
        alice.profile("revoke-sessions", "{}").is(200);

        undo(alice.mailbox().number(1).undoToken()).is(200);

        alice.signIn("Another1x").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    @Test
    void aFactorOfMailsThatWasTurnedOffIsOnAgain() {
        alice.turnOnMfaByMail(alice.id());
        alice.profile("disable-mfa", "{}").is(200);
        alice.profile("confirm-mfa", code(alice.mailbox().number(3).code())).is(200);

        undo(alice.mailbox().number(4).undoToken()).is(200);

        assertThat(alice.record().value("mfa").toString())
                .isEqualTo(
                        "{\"state\":\"ENABLED\",\"mfa_type\":\"EMAIL\",\"options\":{\"email\":\"%s\"}}"
                                .formatted(alice.id()));
    }

    @Test
    void anAdministratorsMoveCarriesNoLinkAndKillsOlderOnes() {
        move(other, "");
        String undo = alice.mailbox().number(1).undoToken();
        String third = "third@" + acme.name() + ".io";

        acme.asAdmin("user/verify-email", alice.named(", \"email\": \"" + third + "\"")).is(200);

        assertThat(Mailbox.of(other).number(2).text()).doesNotContain("undo_access_token");
        undo(undo).isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    @Test
    void anOrdinaryTokenUndoesNothing() {
        undo(alice.token()).isRefused(403, "ERROR_PERMISSION_DENIED");
    }

    private void move(String address, String proof) {
        int before = Mailbox.of(address).now().size();
        alice.profile("verify-email", "{\"email\": \"%s\"%s}".formatted(address, proof)).is(200);
        alice.profile("confirm-email", code(Mailbox.of(address).number(before + 1).code())).is(200);
    }

    private Answer update(String version, String more) {
        return Api.post("/identity/" + version + "/user/update", alice.token(), alice.named(more));
    }

    private static Answer undo(String token) {
        return Api.post("/identity/v2/user-profile/undo-change", token, "{}");
    }
}
