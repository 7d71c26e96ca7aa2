package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Jwt;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Person;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** Links that administrators send: invitations and demanded resets. */
@InServer
class InvitationIT {

    private static final String NEW = "Fresh0Start";

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
    }

    @Test
    void anInvitedUserProvesHisAddressWithTheLink() {
        String id = "inv@" + acme.name() + ".io";
        Answer created = invite(id, id).is(200);

        Mailbox.Mail mail = Mailbox.of(id).only();
        JsonObject claims = claims(mail.linkToken());
        assertThat(created.value("required_actions").toString()).isEqualTo("[\"UPDATE_PASSWORD\"]");
        assertThat(created.text("state")).isEqualTo("PENDING");
        assertThat(claims.getInt("exp") - claims.getInt("iat")).isEqualTo(604_800);
        assertThat(claims).doesNotContainKey("injected_params");
        acme.signIn(id, Installation.PASSWORD).isRefused(401, "ERROR_AUTHENTICATE_FAILURE");

        Answer changed = redeem(mail.linkToken(), NEW).is(200);

        assertThat(changed.json().getBoolean("email_verified")).isTrue();
        assertThat(changed.value("required_actions").toString()).isEqualTo("[]");
        acme.signIn(id, NEW).is(200);
    }

    @Test
    void anAdministratorInvitesAgainUntilTheUserHasCome() {
        String id = "inv@" + acme.name() + ".io";
        invite(id, id).is(200);
        String named = "{\"user_id\": \"%s\"}".formatted(id);

        acme.asAdmin("user/resend-invitation", named).is(200);

        Mailbox.Mail again = Mailbox.of(id).number(2);
        assertThat(again.subject()).contains("Choose your password");
        redeem(again.linkToken(), NEW).is(200);
        acme.signIn(id, NEW).is(200);
        acme.asAdmin("user/resend-invitation", named).isRefused(400, "ERROR_NO_INVITATION");
        acme.asAdmin("user/resend-invitation", alice.named(""))
                .isRefused(400, "ERROR_NO_INVITATION");
        Api.post("/identity/v2/user/resend-invitation", alice.token(), named)
                .isRefused(403, "ERROR_PERMISSION_DENIED");
    }

    @Test
    void whoeverNeverCameGetsANewInvitationFromThePageOfForgottenPasswords() {
        String id = "inv@" + acme.name() + ".io";
        invite(id, id).is(200);
        Mailbox.of(id).only();
        Time.pass(acme, java.time.Duration.ofDays(8));

        Answer asked =
                Api.post(
                        "/identity/v2/user-profile/reset-password",
                        null,
                        "{\"user_id\": \"%s\", \"domain_id\": \"%s\"}"
                                .formatted(id, acme.domainId()));

        assertThat(asked.is(200).body()).isEqualTo("{}");
        Mailbox.Mail again = Mailbox.of(id).number(2);
        assertThat(again.subject()).contains("Choose your password");
        redeem(again.linkToken(), NEW).is(200);
    }

    @Test
    void theFirstAdministratorOfADomainMayBeInvited() {
        String name = "i" + acme.name();
        String admin = "admin@" + name + ".io";
        Answer created =
                Api.post(
                        "/identity/v2/domain/create",
                        Installation.systemToken(),
                        """
                        {"name": "%s", "admin": {"user_id": "%s", "password": "x", "name": "A", "reset_password": true}}
                        """
                                .formatted(name, admin));

        String link = Mailbox.of(admin).only().linkToken();
        redeem(link, NEW).is(200);

        Installation.signIn(created.is(200).text("domain_id"), admin, NEW).is(200);
    }

    /** To a typo, which an administrator corrects: a stranger has the mail. */
    @Test
    void theLinkDiesWithTheAddressItWasMailedTo() {
        String id = "inv@" + acme.name() + ".io";
        invite(id, id).is(200);
        String link = Mailbox.of(id).only().linkToken();
        acme.asAdmin("user/update", "{\"user_id\": \"%s\", \"email\": \"x@acme.io\"}".formatted(id))
                .is(200);

        redeem(link, NEW).isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    @Test
    void anotherSpellingOfTheSameMailboxKillsNoLink() {
        String id = "inv@" + acme.name() + ".io";
        invite(id, id).is(200);
        String link = Mailbox.of(id).only().linkToken();
        acme.asAdmin(
                        "user/update",
                        "{\"user_id\": \"%s\", \"email\": \"%s\"}"
                                .formatted(id, id.toUpperCase(Locale.ROOT)))
                .is(200);

        redeem(link, NEW).is(200);
    }

    @Test
    void anInvitationNeedsAnAddressAndAPasswordKeptHere() {
        invite("inv", "").isRefused(400, "ERROR_UNABLE_TO_RESET_PASSWORD_WITHOUT_EMAIL");
        acme.asAdmin("user/get", "{\"user_id\": \"inv\"}").isRefused(404, "ERROR_NOT_FOUND");
        acme.asAdmin(
                        "user/create",
                        """
                        {"user_id": "e@acme.io", "auth_type": "EXTERNAL", "email": "e@acme.io", "reset_password": true}
                        """)
                .isRefused(400, "ERROR_UNABLE_TO_RESET_PASSWORD_IN_EXTERNAL_AUTH");
    }

    @Test
    void anAdministratorTakesThePasswordAway() {
        acme.asAdmin("user/update", alice.named(", \"language\": \"ko\"")).is(200);
        alice.token();

        Answer updated = acme.asAdmin("user/update", alice.named(", \"reset_password\": true"));

        assertThat(updated.is(200).value("required_actions").toString())
                .isEqualTo("[\"UPDATE_PASSWORD\"]");
        alice.signIn(Installation.PASSWORD).isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        alice.profile("get", "{}").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        Mailbox.Mail mail = alice.mailbox().only();
        assertThat(mail.header("Content-Language")).isEqualTo("ko");
        JsonObject claims = claims(mail.linkToken());
        assertThat(claims.getInt("exp") - claims.getInt("iat")).isEqualTo(86_400);
        redeem(mail.linkToken(), NEW).is(200);
        alice.signIn(NEW).is(200);
    }

    @Test
    void anAdministratorsResetNeedsAProvenAddressThatStays() {
        Person unproven = Person.unproven(acme, "unver");

        acme.asAdmin("user/update", unproven.named(", \"reset_password\": true"))
                .isRefused(400, "ERROR_VERIFICATION_UNAVAILABLE");
        acme.asAdmin(
                        "user/update",
                        alice.named(", \"reset_password\": true, \"email\": \"new@acme.io\""))
                .isRefused(400, "ERROR_VERIFICATION_UNAVAILABLE");

        unproven.signIn(Installation.PASSWORD).is(200);
        alice.signIn(Installation.PASSWORD).is(200);
        assertThat(alice.record().text("email")).isEqualTo(alice.id());
    }

    private Answer invite(String id, String email) {
        return acme.asAdmin(
                "user/create",
                """
                {"user_id": "%s", "auth_type": "LOCAL", "email": "%s", "password": "", "reset_password": true}
                """
                        .formatted(id, email));
    }

    private static Answer redeem(String link, String password) {
        return Api.post(
                "/identity/v2/user-profile/update-password",
                link,
                "{\"new_password\": \"" + password + "\"}");
    }

    private static JsonObject claims(String token) {
        return Jwt.claims(token);
    }
}
