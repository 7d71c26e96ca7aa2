package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.AuthorizationTable;
import spaceone.testkit.Installation;
import spaceone.testkit.Person;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/**
 * What tokens open whose user has to do something first, by what they came from (docs/accounts.md):
 * all methods of users, v1 and v2, with each kind.
 */
@InServer
class RestrictedTokensIT {

    private static final Set<String> ALL =
            Set.of(
                    "v2/user-profile/get",
                    "v2/user-profile/get-workspaces",
                    "v2/user-profile/get-workspace-groups",
                    "v2/user-profile/revoke-sessions");

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
    }

    @Proves("6.4.3")
    @Test
    void aMailedLinkChoosesAPassword() {
        String link = link();

        opensOnly(link, Set.of("v2/user-profile/update-password", "v1/user/get", "v1/user/update"));
        v1(link, "get", "").is(200);
        v1(link, "update", ", \"name\": \"Alice\"").is(200);
        v1(link, "update", ", \"email\": \"x@x.io\"").isRefused(403, "ERROR_PERMISSION_DENIED");
        v1(link, "update", ", \"timezone\": \"UTC\"").isRefused(403, "ERROR_PERMISSION_DENIED");
        v1(link, "update", ", \"password\": \"Another1x\"").is(200);
        v1(link, "get", "").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        alice.signIn("Another1x").is(200);
    }

    @Test
    void aSignInThatMustChangeThePasswordChangesIt() {
        Answer signIn = signInThatDemandsAPassword();
        String token = signIn.text("access_token");

        opensOnly(
                token,
                Set.of(
                        "v2/user-profile/update-password",
                        "v2/user-profile/update",
                        "v1/user/update"));
        profile(token, "update", "{\"name\": \"Alice\"}").is(200);
        profile(token, "update", "{\"email\": \"x@x.io\"}")
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        profile(token, "revoke-sessions", "{}").isRefused(403, "ERROR_PERMISSION_DENIED");
        grant(signIn).isRefused(400, "ERROR_UPDATE_PASSWORD_REQUIRED");
        profile(token, "update", "{\"password\": \"Another1x\"}").is(200);
        profile(token, "get", "{}").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        assertThat(grant(signIn).status()).isEqualTo(401);
    }

    @Test
    void whoAsksForItGoesOnInTheSameSignIn() {
        Answer signIn = signInThatDemandsAPassword();
        String token = signIn.text("access_token");

        profile(
                        token,
                        "update-password",
                        "{\"new_password\": \"Another1x\", \"keep_session\": true}")
                .is(200);

        profile(grant(signIn).is(200).text("access_token"), "list-sessions", "{}").is(200);
        profile(token, "list-sessions", "{}").isRefused(403, "ERROR_PERMISSION_DENIED");
    }

    @Test
    void aLinkEndsWithThePasswordWhateverIsAskedFor() {
        String link = link();

        profile(
                        link,
                        "update-password",
                        "{\"new_password\": \"Another1x\", \"keep_session\": true}")
                .is(200);

        profile(link, "get", "{}").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    @Test
    void anEnrolmentSetsUpTheFactor() {
        acme.asAdmin(
                        "user/update",
                        alice.named(
                                ", \"enforce_mfa_state\": \"ENABLED\", \"enforce_mfa_type\": \"EMAIL\""))
                .is(200);
        Answer stopped = alice.signIn(Installation.PASSWORD);
        String token = stopped.json().getJsonObject("detail").getString("access_token");

        opensOnly(
                token,
                Set.of(
                        "v2/user-profile/enable-mfa",
                        "v2/user-profile/confirm-mfa",
                        "v2/user-profile/renew-recovery-codes",
                        "v2/user-profile/get-recovery-codes",
                        "v2/user-profile/verify-email",
                        "v2/user-profile/confirm-email"));
        profile(token, "verify-email", "{\"email\": \"x@x.io\"}")
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        profile(token, "verify-email", "{}").is(200);
        profile(
                        token,
                        "enable-mfa",
                        "{\"mfa_type\": \"EMAIL\", \"options\": {\"email\": \"%s\"}}"
                                .formatted(alice.id()))
                .is(200);
        profile(token, "confirm-mfa", Person.code(alice.mailbox().number(2).code())).is(200);
    }

    @Test
    void aLinkForUndoingUndoes() {
        alice.profile("verify-email", "{\"email\": \"new@%s.io\"}".formatted(acme.name())).is(200);

        opensOnly(alice.mailbox().only().undoToken(), Set.of("v2/user-profile/undo-change"));
    }

    @Test
    void whoIsDoneSignsOut() {
        String link = link();
        String session = spaceone.testkit.Jwt.claims(link).getString("fam");

        profile(link, "revoke-sessions", "{\"session_ids\": [\"%s\"]}".formatted(session)).is(200);

        profile(link, "get", "{}").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    private Answer signInThatDemandsAPassword() {
        acme.asAdmin(
                        "user/set-required-actions",
                        alice.named(", \"required_actions\": [\"UPDATE_PASSWORD\"]"))
                .is(200);
        return alice.signIn(Installation.PASSWORD).is(200);
    }

    private String link() {
        alice.askForReset().is(200);
        return alice.mailbox().only().linkToken();
    }

    private static Answer grant(Answer signIn) {
        return Api.post(
                "/identity/v2/token/grant",
                null,
                "{\"grant_type\": \"REFRESH_TOKEN\", \"scope\": \"USER\", \"token\": \"%s\"}"
                        .formatted(signIn.text("refresh_token")));
    }

    private static Answer profile(String token, String method, String json) {
        return Api.post("/identity/v2/user-profile/" + method, token, json);
    }

    private Answer v1(String token, String method, String more) {
        return Api.post("/identity/v1/user/" + method, token, alice.named(more));
    }

    /** A list is no message of any method: whoever is let in gets 400, and nothing happens. */
    private static void opensOnly(String token, Set<String> own) {
        List<String> open = new ArrayList<>();
        for (AuthorizationTable.Row row : AuthorizationTable.read().rows()) {
            String route = row.route();
            boolean ofUsers = route.matches("(v1/user|v2/user|v2/user-profile|v1/token)/.*");
            if (ofUsers && !row.isPublic()) {
                Answer answer = Api.post("/identity/" + route, token, "[]");
                assertThat(answer.status()).as(route + answer.body()).isIn(400, 403);
                if (answer.status() == 400) {
                    open.add(route);
                }
            }
        }
        assertThat(open).containsAll(own).containsAll(ALL).hasSize(own.size() + ALL.size());
    }
}
