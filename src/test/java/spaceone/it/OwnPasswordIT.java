package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Answer;
import spaceone.testkit.Installation;
import spaceone.testkit.Person;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** A user's own new password, and what he must do (docs/contract/people.md). */
@InServer
class OwnPasswordIT {

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
    }

    @Proves({"6.2.2", "6.2.3"})
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"new_password\": \"Another1x\"}",
                "{\"new_password\": \"Another1x\", \"required_actions\": [\"UPDATE_PASSWORD\"]}",
                "{\"new_password\": \"Another1x\", \"injected_params\": {\"required_actions\": [\"UPDATE_PASSWORD\"]}}"
            })
    void theOldOneIsAskedFor(String request) {
        Answer refused = alice.profile("update-password", request);

        refused.isRefused(400, "ERROR_REQUIRED_PARAMETER");
        assertThat(refused.message()).contains("(key = current_password)");
        alice.signIn(Installation.PASSWORD).is(200);
    }

    @Test
    void theFormatIsJudgedFirst() {
        change("Another1x", "wrong").isRefused(400, "ERROR_PASSWORD_NOT_MATCHED");
        change("short", "wrong").isRefused(400, "ERROR_INCORRECT_PASSWORD_FORMAT");
        change(Installation.PASSWORD, Installation.PASSWORD)
                .isRefused(400, "ERROR_PASSWORD_NOT_CHANGED");
    }

    @Test
    void wrongOldPasswordsAreFailedSignIns() {
        for (int i = 0; i < 10; i++) {
            change("Another1x", "wrong").isRefused(400, "ERROR_PASSWORD_NOT_MATCHED");
        }
        change("Another1x", "wrong").isRefused(429, "ERROR_TOO_MANY_REQUESTS");

        assertThat(
                        alice.signIn(Installation.PASSWORD)
                                .isRefused(401, "ERROR_AUTHENTICATE_FAILURE")
                                .message())
                .contains("blocked");
    }

    @Proves("7.4.3")
    @Test
    void theOwnSessionStaysAndTheOthersEnd() {
        String other = alice.signIn(Installation.PASSWORD).text("refresh_token");

        change("Another1x", Installation.PASSWORD).is(200);

        alice.profile("get", "{}").is(200);
        Installation.grant(other, "USER").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        alice.signIn("Another1x").is(200);
        alice.mailbox().only();
    }

    @Test
    void whoHasJustSignedInNeedsNoProofForUpdate() {
        alice.profile("update", "{\"password\": \"Seedway12\"}").is(200);
        alice.signIn("Seedway12").is(200);

        Time.pass(acme, Duration.ofMinutes(6));

        alice.profile("update", "{\"password\": \"Another1x\"}")
                .isRefused(400, "ERROR_REQUIRED_PARAMETER");
        alice.profile("update", "{\"password\": \"Another1x\", \"current_password\": \"wrong\"}")
                .isRefused(400, "ERROR_PASSWORD_NOT_MATCHED");
        alice.profile(
                        "update",
                        "{\"password\": \"Another1x\", \"current_password\": \"Seedway12\"}")
                .is(200);
    }

    @Test
    void whatMustBeDoneIsOnlyEverAdded() {
        Answer first = require("required_actions", "UPDATE_PASSWORD").is(200);
        Answer second = require("actions", "UPDATE_PASSWORD").is(200);

        assertThat(first.value("required_actions").toString()).isEqualTo("[\"UPDATE_PASSWORD\"]");
        assertThat(second.value("required_actions").toString()).isEqualTo("[\"UPDATE_PASSWORD\"]");
        require("required_actions", "DANCE").isRefused(400, "ERROR_INVALID_PARAMETER");
        require("required_actions", "ENFORCE_MFA").isRefused(400, "ERROR_INVALID_PARAMETER");
        acme.asAdmin("user/set-required-actions", alice.named(", \"actions\": []"))
                .isRefused(400, "ERROR_REQUIRED_PARAMETER");
        acme.asAdmin(
                        "user/set-required-actions",
                        Person.external(acme, "ext").named(", \"actions\": [\"UPDATE_PASSWORD\"]"))
                .isRefused(400, "ERROR_NOT_ALLOWED_ACTIONS");
    }

    private Answer require(String member, String action) {
        return acme.asAdmin(
                "user/set-required-actions",
                alice.named(", \"%s\": [\"%s\"]".formatted(member, action)));
    }

    private Answer change(String newPassword, String current) {
        return alice.profile(
                "update-password",
                "{\"new_password\": \"%s\", \"current_password\": \"%s\"}"
                        .formatted(newPassword, current));
    }
}
