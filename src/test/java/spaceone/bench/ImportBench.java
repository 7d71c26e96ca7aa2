package spaceone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Database;
import spaceone.testkit.Json;

/**
 * Jobs of people with their hashes: how fast they are filled and done, and that nobody is half or
 * twice here when a node is killed in the middle. {@code -Dbench.people} makes the second smaller
 * or larger, {@code -Dbench.million} the first.
 */
@Tag("bench")
class ImportBench {

    private static final PrintStream OUT = System.out;
    private static final int PEOPLE = Integer.getInteger("bench.people", 100_000);
    private static final int MILLION = Integer.getInteger("bench.million", 1_000_000);
    private static final int LINES = 1000;
    private static final String HASH =
            "$2b$10$abcdefghijklmnopqrstuu3eyoVHBcUIFTgRFjlN4dzRf7.9MNGLC";
    private static final String PERSON =
            "{\\\"user_id\\\":\\\"carried-%1$d\\\",\\\"name\\\":\\\"Carried %1$d\\\",\\\"email\\\":\\\"c%1$d@example.com\\\","
                    + "\\\"email_verified\\\":true,\\\"password_hash\\\":\\\"%2$s\\\",\\\"tags\\\":{\\\"n\\\":\\\"%1$d\\\"}}";

    /** What a whole person has: themselves, their line of the report, their record. */
    private static final List<String> WHOLE =
            List.of(
                    "select count(*) from users where user_id like 'carried-%' and password is not null"
                            + " and email_verified and name <> '' and tags ->> 'n' <> ''",
                    "select count(distinct user_id) from user_import_lines where outcome = 'CREATED'",
                    "select count(*) from audit_records where action = 'User.import'");

    private final Map<String, String> settings =
            Map.of("IDENTITY_SECRET_KEY", "a key that both starts of this bench share");

    @Test
    void aMillion() throws Exception {
        DataSource database = Database.fresh();
        try (Target target = new Target(database, List.of(), settings)) {
            target.node.awaitReady();
            String token = target.token();
            long begin = System.nanoTime();
            String job = fill(target, token, MILLION);
            OUT.printf("%n%-40s %8.1f s%n", "filled, " + MILLION + " people", since(begin));
            ProcessHandle server = ProcessHandle.of(target.node.pid()).orElseThrow();
            ProcessHandle postgres = ProcessHandle.of(Database.pid(database)).orElseThrow();
            Duration serverBefore = cpu(Stream.of(server));
            Duration databaseBefore = cpu(postgres.children());
            begin = System.nanoTime();
            target.post("user-import-job/start", token, job);
            await(target, token, job, Integer.MAX_VALUE);
            double seconds = since(begin);
            OUT.printf("%-40s %8.1f s%n", "brought", seconds);
            OUT.printf("%-40s %8.0f /s%n", "people", MILLION / seconds);
            OUT.printf(
                    "%-40s %8.0f us%n",
                    "CPU of the server a person",
                    cpu(Stream.of(server)).minus(serverBefore).toNanos() / 1e3 / MILLION);
            OUT.printf(
                    "%-40s %8.0f us%n",
                    "CPU of the database a person",
                    cpu(postgres.children()).minus(databaseBefore).toNanos() / 1e3 / MILLION);
            demandWhole(database, MILLION);
        }
    }

    private static Duration cpu(Stream<ProcessHandle> processes) {
        return processes
                .flatMap(each -> each.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void aHundredThousandAndAKill() throws Exception {
        DataSource database = Database.fresh();
        String job;
        try (Target target = new Target(database, List.of(), settings)) {
            target.node.awaitReady();
            String token = target.token();
            long begin = System.nanoTime();
            job = fill(target, token, PEOPLE);
            OUT.printf("%n%-40s %8.1f s%n", "filled, " + PEOPLE + " people", since(begin));
            begin = System.nanoTime();
            target.post("user-import-job/start", token, job);
            int done = await(target, token, job, PEOPLE / 2);
            OUT.printf("%-40s %8.1f s%n", done + " of them brought", since(begin));
            target.node.kill();
            long here = count(database, WHOLE.get(0));
            OUT.printf("%-40s %8d%n", "whole people when it is killed", here);
            assertThat(here).isLessThan(PEOPLE);
            demandWhole(database, here);
        }
        try (Target target = new Target(database, List.of(), settings)) {
            target.node.awaitReady();
            String token = target.token();
            long left = PEOPLE - count(database, WHOLE.get(0));
            long begin = System.nanoTime();
            await(target, token, job, Integer.MAX_VALUE);
            OUT.printf("%-40s %8.1f s%n%n", "another brings the other " + left, since(begin));
            demandWhole(database, PEOPLE);
            assertThat(target.post("user-import-job/get", token, job))
                    .contains("FINISHED", "\"refused\":0,", "\"unchanged\":0,");
        }
    }

    private static String fill(Target target, String token, int people) {
        String job = Json.text(target.post("user-import-job/create", token, "{}"), "job_id");
        for (int first = 0; first < people; first += LINES) {
            String lines =
                    IntStream.range(first, Math.min(first + LINES, people))
                            .mapToObj(i -> PERSON.formatted(i, HASH))
                            .collect(Collectors.joining("\\n"));
            String answer =
                    target.post(
                            "user-import-job/add-chunk",
                            token,
                            "{\"job_id\":\"%s\",\"number\":%d,\"content\":\"%s\"}"
                                    .formatted(job, first / LINES + 1, lines));
            assertThat(answer).contains("OPEN");
        }
        return job(job);
    }

    private static String job(String id) {
        return "{\"job_id\":\"" + id + "\"}";
    }

    /** How many were brought when it is over, or when there are enough. */
    private static int await(Target target, String token, String job, int enough)
            throws InterruptedException {
        while (true) {
            new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
            String answer = target.post("user-import-job/get", token, job);
            Matcher created = Pattern.compile("\"created\":(\\d+)").matcher(answer);
            int done = created.find() ? Integer.parseInt(created.group(1)) : 0;
            boolean over = answer.contains("FINISHED") || answer.contains("FAILED");
            if (over || done >= enough) {
                return done;
            }
        }
    }

    private static void demandWhole(DataSource database, long people) throws SQLException {
        assertThat(count(database, "select count(*) from users where user_id like 'carried-%'"))
                .isEqualTo(people);
        for (String sql : WHOLE) {
            assertThat(count(database, sql)).as(sql).isEqualTo(people);
        }
    }

    private static long count(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
