package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.Person.code;

import java.io.File;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Database;
import spaceone.testkit.HeldRow;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Node;
import spaceone.testkit.Parallel;
import spaceone.testkit.Person;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/**
 * Another node on the same database, configured to mail temporary passwords: what two nodes promise
 * together, and the other way to a new password (docs/contract/people.md).
 */
@Tag("crash")
@InServer
class SecondNodeIT {

    private static final String FAILED = "ERROR_AUTHENTICATE_FAILURE";

    private static final String ADMIN =
            ", \"role_id\": \"managed-domain-admin\", \"resource_group\": \"DOMAIN\"";

    private static final HeldRow.Step NOTHING_MORE = hold -> {};

    private static Node node;

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeAll
    static void startNode() throws InterruptedException {
        Installation.systemToken();
        node =
                Node.start(
                        Map.ofEntries(
                                Map.entry("IDENTITY_DB_URL", Database.url(Api.database())),
                                Map.entry(
                                        "IDENTITY_DATA_DIR",
                                        new File("target/it-data").getAbsolutePath()),
                                Map.entry("IDENTITY_BOOTSTRAP", "none"),
                                Map.entry("IDENTITY_BOOTSTRAP_SECRET", "it-secret"),
                                Map.entry("IDENTITY_SMTP_HOST", "localhost"),
                                Map.entry("IDENTITY_SMTP_PORT", "" + Mailbox.smtpPort()),
                                Map.entry("IDENTITY_SMTP_TLS", "none"),
                                Map.entry("IDENTITY_SMTP_FROM", "identity@example.com"),
                                Map.entry("IDENTITY_PASSWORD_RESET_MODE", "temporary-password")),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1");
        node.awaitReady();
    }

    @AfterAll
    static void stopNode() {
        node.close();
    }

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
    }

    @Test
    void ofManyConfirmationsOnTwoNodesOneSucceeds() {
        alice.profile("verify-email", "{}").is(200);
        String code = code(alice.mailbox().only().code());
        String token = alice.token();
        List<Callable<Integer>> confirmations = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            confirmations.add(() -> alice.profile("confirm-email", code).status());
            confirmations.add(() -> post("user-profile/confirm-email", token, code).status());
        }

        List<Integer> statuses = Parallel.run(64, confirmations);

        assertThat(statuses).containsOnly(200, 400);
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
    }

    @Test
    void whoIsDisabledOnOneNodeIsOutOnTheOther() {
        String token = alice.token();
        post("user-profile/get", token, "{}").is(200);

        acme.asAdmin("user/disable", alice.named("")).is(200);

        post("user-profile/get", token, "{}").isRefused(401, FAILED);
    }

    @Test
    void theMailedPasswordStandsBesideTheOldOneUntilItIsUsed() {
        String temporary = forget();
        signIn(Installation.PASSWORD).is(200);

        Answer restricted = signIn(temporary).is(200);

        assertThat(temporary).matches("[A-Za-z0-9]{12}");
        assertThat(restricted.claims("access_token").get("permissions").toString())
                .isEqualTo("[\"identity:UserProfile\"]");
        assertThat(alice.record().value("required_actions").toString())
                .isEqualTo("[\"UPDATE_PASSWORD\"]");
        signIn(Installation.PASSWORD).isRefused(401, FAILED);
        signIn(temporary).is(200);
    }

    @Test
    void whoNeverUsesItLosesNothing() {
        String temporary = forget();

        Time.pass(acme, Duration.ofHours(24));

        signIn(temporary).isRefused(401, FAILED);
        signIn(Installation.PASSWORD).is(200);
        assertThat(alice.record().value("required_actions").toString()).isEqualTo("[]");
    }

    @Test
    void aNewPasswordEndsTheMailedOne() {
        String temporary = forget();
        String token = signIn(temporary).text("access_token");

        Answer changed =
                post("user-profile/update-password", token, "{\"new_password\": \"Brandnew1\"}");

        assertThat(changed.is(200).value("required_actions").toString()).isEqualTo("[]");
        signIn(temporary).isRefused(401, FAILED);
        signIn("Brandnew1").is(200);
    }

    @Test
    void theUsedPasswordEndsTheSessionsOfTheOldOne() {
        String token = alice.token();
        String temporary = forget();

        signIn(temporary).is(200);

        alice.profile("get", "{}").isRefused(401, FAILED);
        assertThat(token).isNotEmpty();
    }

    @Proves("6.4.1")
    @Test
    void anInvitedUserGetsAPasswordToReplace() {
        String id = "inv@" + acme.name() + ".io";
        Answer created =
                post(
                        "user/create",
                        acme.adminToken(),
                        """
                        {"user_id": "%s", "auth_type": "LOCAL", "email": "%s", "reset_password": true}
                        """
                                .formatted(id, id));

        assertThat(created.is(200).value("required_actions").toString())
                .isEqualTo("[\"UPDATE_PASSWORD\"]");
        String password = Mailbox.of(id).only().password();
        Answer restricted = signIn(id, password).is(200);
        assertThat(restricted.claims("access_token").get("permissions").toString())
                .isEqualTo("[\"identity:UserProfile\"]");
    }

    @Test
    void anAdministratorsResetTakesTheOldPasswordAtOnce() {
        post("user/update", acme.adminToken(), alice.named(", \"reset_password\": true")).is(200);

        signIn(Installation.PASSWORD).isRefused(401, FAILED);
        signIn(alice.mailbox().only().password()).is(200);
    }

    /**
     * What the database refuses because somebody was faster is no accident: nothing is to be read.
     */
    @Test
    void whoLosesARaceIsToldSoAndTheLogIsNot() throws Exception {
        String mine = acme.asAdmin("role/create", role("Mine")).is(200).text("role_id");
        String other = Installation.domain().domainId();
        String before = node.output();

        HeldRow.ofUser(acme.domainId(), alice.id())
                .during(
                        hold ->
                                hold.change(
                                        "delete from users where domain_id = ? and user_id = ?",
                                        acme.domainId(),
                                        alice.id()),
                        () -> asAdmin("role-binding/create", alice.named(ADMIN)))
                .get(0)
                .isRefused(404, "ERROR_NOT_FOUND");
        HeldRow.changed("update roles set name = ? where role_id = ? returning 1", "Faster", mine)
                .during(NOTHING_MORE, () -> asAdmin("role/create", role("Faster")))
                .get(0)
                .isRefused(409, "ERROR_SAVE_UNIQUE_VALUES");
        HeldRow.changed(
                        "update domains set name = ? where domain_id = ? returning 1",
                        "x" + other,
                        other)
                .during(
                        NOTHING_MORE,
                        () ->
                                post(
                                        "domain/update",
                                        Installation.systemToken(),
                                        "{\"domain_id\": \"%s\", \"name\": \"x%s\"}"
                                                .formatted(acme.domainId(), other)))
                .get(0)
                .isRefused(409, "ERROR_SAVE_UNIQUE_VALUES");

        assertThat(node.output().substring(before.length())).doesNotContain("Exception");

        inDatabase("alter table roles add constraint of_a_test check (name <> 'Fault')");
        try {
            asAdmin("role/create", role("Fault")).isRefused(500, "ERROR_UNKNOWN");
        } finally {
            inDatabase("alter table roles drop constraint of_a_test");
        }

        node.awaitOutput("\tat spaceone.identity.access.Roles.create(");
    }

    /** Asks for a new password and reads it. */
    private String forget() {
        String domain = ", \"domain_id\": \"" + acme.domainId() + "\"";
        post("user-profile/reset-password", null, alice.named(domain)).is(200);
        return alice.mailbox().only().password();
    }

    private Answer signIn(String password) {
        return signIn(alice.id(), password);
    }

    private Answer signIn(String userId, String password) {
        return post(
                "token/issue",
                null,
                """
                {"domain_id": "%s", "credentials": {"user_id": "%s", "password": "%s"}}
                """
                        .formatted(acme.domainId(), userId, password));
    }

    private Answer asAdmin(String method, String json) {
        return post(method, acme.adminToken(), json);
    }

    private static void inDatabase(String sql) throws SQLException {
        try (Connection connection = Api.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String role(String name) {
        return "{\"name\": \"%s\", \"role_type\": \"DOMAIN_ADMIN\"}".formatted(name);
    }

    private static Answer post(String method, String token, String json) {
        return Api.post(node.base() + "/identity/v2/" + method, token, json);
    }
}
