package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Person;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/**
 * Requests that were let in, and wait for a row, while somebody else decides otherwise: what was
 * judged before the lock is judged again behind it. The row is held by a connection of the test.
 */
@InServer
class RunningRequestsIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String END_SESSIONS =
            "update sessions set revoked_at = now() where user_key ="
                    + " (select id from users where domain_id = ? and user_id = ?)";

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
        alice.token();
        acme.adminToken();
    }

    @Test
    void aUserWhoIsPutOutOfServiceWritesNothingMore() throws Exception {
        List<Answer> answers =
                whileHeld(
                        hold -> {
                            hold.change(END_SESSIONS, alice.id());
                            hold.change(
                                    "update users set state = 'DISABLED'"
                                            + " where domain_id = ? and user_id = ?",
                                    alice.id());
                        },
                        () -> alice.profile("update", "{\"name\": \"Mallory\"}"),
                        () -> alice.profile("verify-email", "{\"email\": \"m@acme.io\"}"));

        answers.forEach(answer -> answer.isRefused(401, "ERROR_AUTHENTICATE_FAILURE"));
        assertThat(alice.record().text("name")).isEmpty();
        assertThat(alice.record().text("email")).isEqualTo(alice.id());
    }

    @Test
    void anAdministratorWhoseSessionEndedChangesNobodyMore() throws Exception {
        String token = acme.adminToken();

        List<Answer> answers =
                whileHeld(
                        hold -> hold.change(END_SESSIONS, acme.admin()),
                        () ->
                                Api.post(
                                        "/identity/v2/user/update",
                                        token,
                                        alice.named(", \"name\": \"Mallory\"")),
                        () -> Api.post("/identity/v2/user/disable", token, alice.named("")));

        answers.forEach(answer -> answer.isRefused(401, "ERROR_AUTHENTICATE_FAILURE"));
        alice.profile("get", "{}").is(200);
        assertThat(alice.profile("get", "{}").text("name")).isEmpty();
    }

    @Test
    void anAdministratorsResetIsNotUndoneByAPasswordChangeThatWasJudgedBefore() throws Exception {
        List<Answer> answers =
                whileHeld(
                        hold -> {
                            hold.change(END_SESSIONS, alice.id());
                            hold.change(
                                    "update users set password = null"
                                            + " where domain_id = ? and user_id = ?",
                                    alice.id());
                        },
                        () ->
                                alice.profile(
                                        "update-password",
                                        "{\"new_password\": \"Another1x\", \"current_password\": \""
                                                + Installation.PASSWORD
                                                + "\"}"));

        answers.forEach(answer -> answer.isRefused(401, "ERROR_AUTHENTICATE_FAILURE"));
        alice.signIn("Another1x").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    /** Also where the session stays: the proof was about another password. */
    @Test
    void aPasswordThatWasReplacedIsNoProof() throws Exception {
        List<Answer> answers =
                whileHeld(
                        hold ->
                                hold.change(
                                        "update users set password = 'another'"
                                                + " where domain_id = ? and user_id = ?",
                                        alice.id()),
                        () ->
                                alice.profile(
                                        "update-password",
                                        "{\"new_password\": \"Another1x\", \"current_password\": \""
                                                + Installation.PASSWORD
                                                + "\"}"));

        answers.forEach(answer -> answer.isRefused(401, "ERROR_AUTHENTICATE_FAILURE"));
    }

    @Test
    void aDeletedDomainDoesNotComeBack() throws Exception {
        Tenant beta = Installation.domain();
        String root = Installation.systemToken();
        String named = "{\"domain_id\": \"" + beta.domainId() + "\"}";

        List<Answer> answers =
                whileHeld(
                        "select 1 from domains where domain_id = ? for update",
                        List.of(beta.domainId()),
                        hold -> {},
                        () -> Api.post("/identity/v2/domain/delete", root, named),
                        () -> Api.post("/identity/v2/domain/disable", root, named),
                        () -> Api.post("/identity/v2/domain/enable", root, named));

        answers.get(0).is(200);
        assertThat(answers).extracting(Answer::status).containsOnly(200, 404);
        Api.post("/identity/v2/domain/get", root, named).isRefused(404, "ERROR_NOT_FOUND");
    }

    private interface Step {
        void with(Hold hold) throws SQLException;
    }

    private final class Hold {

        private final Connection connection;

        Hold(Connection connection) {
            this.connection = connection;
        }

        void change(String sql, String userId) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, acme.domainId());
                statement.setString(2, userId);
                assertThat(statement.executeUpdate()).isPositive();
            }
        }
    }

    @SafeVarargs
    private List<Answer> whileHeld(Step step, Callable<Answer>... calls) throws Exception {
        return whileHeld(
                "select 1 from users where domain_id = ? and user_id = ? for update",
                List.of(acme.domainId(), alice.id()),
                step,
                calls);
    }

    /** Holds the row until all calls wait for it, then does the step, and lets them go. */
    @SafeVarargs
    private List<Answer> whileHeld(
            String lock, List<String> row, Step step, Callable<Answer>... calls) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(calls.length);
        try (Connection connection = Api.database().getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(lock)) {
                for (int i = 0; i < row.size(); i++) {
                    statement.setString(i + 1, row.get(i));
                }
                statement.executeQuery();
            }
            List<Future<Answer>> running = new ArrayList<>();
            for (Callable<Answer> call : calls) {
                running.add(callers.submit(call));
                awaitWaiting(running.size());
            }
            step.with(new Hold(connection));
            connection.commit();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> each : running) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            callers.shutdownNow();
        }
    }

    private static void awaitWaiting(int many) throws SQLException {
        Instant end = Instant.now().plus(LIMIT);
        while (waiting() < many) {
            assertThat(Instant.now()).as("calls wait for the row").isBefore(end);
            Thread.onSpinWait();
        }
    }

    private static int waiting() throws SQLException {
        try (Connection connection = Api.database().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "select count(*) from pg_stat_activity where"
                                        + " datname = current_database()"
                                        + " and wait_event_type = 'Lock'");
                ResultSet count = statement.executeQuery()) {
            count.next();
            return count.getInt(1);
        }
    }
}
