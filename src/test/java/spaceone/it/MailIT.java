package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Tenant;

/** Mails of the server under test, as their readers get them and as operators see them. */
@InServer
class MailIT {

    private final Tenant acme = Installation.domain();
    private final String address = "alice@" + acme.name() + ".io";

    @Test
    void aFactReachesItsReaderInHisLanguage() throws SQLException {
        userWithVerifiedAddress("ko");

        changePassword();

        Mailbox.Mail mail = Mailbox.of(address).only();
        assertThat(mail.subject()).isEqualTo("[Cloudforet] 비밀번호가 변경되었습니다");
        assertThat(mail.text()).contains("관리자가 alice 계정의 비밀번호를 변경했습니다.", "127.0.0.1");
        assertThat(mail.html()).contains("<html lang=\"ko\">", "관리자가 alice 계정의");
        assertThat(mail.header("Content-Language")).isEqualTo("ko");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("From")).isEqualTo("Cloudforet <identity@example.com>");
        assertThat(mail.header("Date")).isNotNull();
        assertThat(mail.header("Message-ID")).matches("<mail-[0-9a-f]{12}@example\\.com>");
    }

    @Test
    void anUnknownLanguageFallsBackToTheDomains() throws SQLException {
        setDomainLanguage("ja");
        userWithVerifiedAddress("fr");

        changePassword();

        assertThat(Mailbox.of(address).only().header("Content-Language")).isEqualTo("ja");
    }

    @Test
    void nobodyIsToldAtAnAddressThatIsNotProven() {
        createUser("en");

        changePassword();

        assertThat(acme.asAdmin("mail/list", "{}").is(200).body())
                .isEqualTo("{\"results\":[],\"total_count\":0}");
    }

    @Test
    void theDomainAdministratorSeesTheOutsideOfHisOwnMailsOnly() throws SQLException {
        userWithVerifiedAddress("en");
        changePassword();
        Mailbox.of(address).only();
        Tenant other = Installation.domain();

        Answer mine = awaitState("SENT");

        assertThat(mine.body())
                .contains("\"kind\":\"PASSWORD_CHANGED\"", "\"user_id\":\"alice\"", address)
                .doesNotContain("secret", "parameters", "subject");
        assertThat(other.asAdmin("mail/list", "{}").is(200).body()).contains("\"total_count\":0");
        String mailId = mailId(mine);
        String request = "{\"mail_id\": \"%s\"}".formatted(mailId);
        acme.asAdmin("mail/get", request).isRefused(403, "ERROR_PERMISSION_DENIED");
        other.asAdmin("mail/resend", request).isRefused(404, "ERROR_NOT_FOUND");
        Api.post("/identity/v2/mail/list", acme.token(acme.user("bob")), "{}")
                .isRefused(403, "ERROR_PERMISSION_DENIED");
    }

    @Test
    void theSystemAdministratorSeesAllDomainsAndTheText() throws SQLException {
        userWithVerifiedAddress("en");
        changePassword();
        String mailId = mailId(awaitState("SENT"));
        String root = Installation.systemAdmin();

        Answer listed =
                Api.post(
                                "/identity/v2/mail/list",
                                root,
                                "{\"recipient\": \"%s\"}".formatted(address))
                        .is(200);
        Answer read =
                Api.post("/identity/v2/mail/get", root, "{\"mail_id\": \"%s\"}".formatted(mailId))
                        .is(200);

        assertThat(mailId(listed)).isEqualTo(mailId);
        assertThat(read.text("subject")).isEqualTo("[Cloudforet] Your password was changed");
        assertThat(read.text("text")).contains("An administrator has changed the password");
        Api.post("/identity/v2/mail/get", root, "{\"mail_id\": \"mail-000000000000\"}")
                .isRefused(404, "ERROR_NOT_FOUND");
    }

    @Test
    void noticeSentAgainIsAnotherMessage() throws SQLException {
        userWithVerifiedAddress("en");
        changePassword();
        String mailId = mailId(awaitState("SENT"));
        String first = Mailbox.of(address).only().header("Message-ID");

        acme.asAdmin("mail/resend", "{\"mail_id\": \"%s\"}".formatted(mailId)).is(200);

        assertThat(Mailbox.of(address).number(2).header("Message-ID")).isNotEqualTo(first);
        assertThat(recorded("Mail.resend")).contains("SUCCESS", mailId);
    }

    @Test
    void whatIsDeadIsSentAgainAsANewLink() throws SQLException {
        userWithVerifiedAddress("en");
        acme.asAdmin("user/update", "{\"user_id\": \"alice\", \"reset_password\": true}").is(200);
        String first = Mailbox.of(address).only().linkToken();
        String mailId = mailId(awaitState("SENT"));
        update("update mails set state = 'GIVEN_UP' where mail_id = ?", mailId);
        String request = "{\"mail_id\": \"%s\"}".formatted(mailId);
        acme.asAdmin("mail/resend", request).isRefused(400, "ERROR_MAIL_IS_OVER");

        Answer renewed = acme.asAdmin("mail/renew", request).is(200);

        assertThat(renewed.text("mail_id")).isNotEqualTo(mailId);
        assertThat(renewed.text("kind")).isEqualTo("RESET_LINK");
        assertThat(Mailbox.of(address).number(2).linkToken()).isNotEqualTo(first);
        Api.post("/identity/v2/mail/renew", acme.token(acme.user("bob")), request)
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        Installation.domain().asAdmin("mail/renew", request).isRefused(404, "ERROR_NOT_FOUND");
        assertThat(recorded("Mail.renew")).contains("SUCCESS", mailId, "ERROR_PERMISSION_DENIED");
    }

    @Test
    void whatWaitsInADomainThatIsPutOutOfServiceIsGivenUp() throws SQLException {
        for (String end : List.of("disable", "delete")) {
            Tenant gone = Installation.domain();
            update(
                    "insert into mails (mail_id, domain_id, user_id, kind, recipient, message_id,"
                            + " next_attempt_at, created_at, expires_at) values (?, ?, 'alice',"
                            + " 'PASSWORD_CHANGED', 'a@x.io', '<m>', now() + interval '1 day', now(),"
                            + " now() + interval '2 days')",
                    "mail-" + gone.name(),
                    gone.domainId());

            Api.post(
                            "/identity/v2/domain/" + end,
                            Installation.systemToken(),
                            "{\"domain_id\": \"%s\"}".formatted(gone.domainId()))
                    .is(200);

            update(
                    "update mails set state = state where mail_id = ? and state = 'GIVEN_UP'"
                            + " and reason = ?",
                    "mail-" + gone.name(),
                    "the domain was " + end + "d");
        }
    }

    @Test
    void aCodeIsRenewedWhileItIsWaitedFor() throws SQLException {
        createUser("en");
        String verify =
                "{\"user_id\": \"alice\", \"email\": \"%s\", \"force\": false}".formatted(address);
        acme.asAdmin("user/verify-email", verify).is(200);
        Mailbox.of(address).only();
        String request = "{\"mail_id\": \"%s\"}".formatted(mailId(awaitState("SENT")));

        acme.asAdmin("mail/renew", request).is(200);

        String code = Mailbox.of(address).number(2).code();
        acme.asAdmin(
                        "user/confirm-email",
                        "{\"user_id\": \"alice\", \"verify_code\": \"%s\"}".formatted(code))
                .is(200);
        acme.asAdmin("mail/renew", request).isRefused(400, "ERROR_MAIL_NOT_RENEWABLE");
    }

    @Test
    void administratorsAreToldWhenTheyAskTooOften() throws SQLException {
        userWithVerifiedAddress("en");
        String reset = "{\"user_id\": \"alice\", \"domain_id\": \"%s\"}".formatted(acme.domainId());
        for (int i = 0; i < 3; i++) {
            acme.asAdmin("user/reset-password", reset).is(200);
        }

        Answer fourth = acme.asAdmin("user/reset-password", reset);

        fourth.isRefused(429, "ERROR_TOO_MANY_REQUESTS");
        assertThat(Long.parseLong(fourth.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(800L, 900L);
    }

    @Test
    void misspeltRequestsAreRefused() {
        acme.asAdmin("mail/list", "{\"state\": \"LOST\"}")
                .isRefused(400, "ERROR_INVALID_PARAMETER");
        acme.asAdmin("mail/resend", "{}").isRefused(400, "ERROR_REQUIRED_PARAMETER");
        Api.post("/identity/v2/mail/list", null, "{}").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    private String recorded(String action) {
        return acme.asAdmin(
                        "audit-record/list",
                        "{\"query\": {\"filter\": [{\"k\": \"action\", \"v\": \"%s\", \"o\": \"eq\"}]}}"
                                .formatted(action))
                .is(200)
                .body();
    }

    private void createUser(String language) {
        acme.asAdmin(
                        "user/create",
                        """
                        {"user_id": "alice", "auth_type": "LOCAL", "password": "%s", "email": "%s", "language": "%s"}
                        """
                                .formatted(Installation.PASSWORD, address, language))
                .is(200);
    }

    private void userWithVerifiedAddress(String language) throws SQLException {
        createUser(language);
        update("update users set email_verified = true where email = ?", address);
    }

    private void changePassword() {
        acme.asAdmin("user/update", "{\"user_id\": \"alice\", \"password\": \"Other8Horse\"}")
                .is(200);
    }

    private void setDomainLanguage(String language) throws SQLException {
        update(
                "update domains set settings = jsonb_build_object('language', ?) where name = ?",
                language,
                acme.name());
    }

    private static void update(String sql, String... values) throws SQLException {
        try (Connection connection = Api.database().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    /** The reader may be quicker than our record that he was reached. */
    private Answer awaitState(String state) {
        for (int i = 0; i < 200; i++) {
            Answer answer =
                    acme.asAdmin("mail/list", "{\"state\": \"%s\"}".formatted(state)).is(200);
            if (answer.body().contains(state)) {
                return answer;
            }
        }
        throw new AssertionError("no mail became " + state);
    }

    private static String mailId(Answer list) {
        return list.json().getJsonArray("results").getJsonObject(0).getString("mail_id");
    }
}
