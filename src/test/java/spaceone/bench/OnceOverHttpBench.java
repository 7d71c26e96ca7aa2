package spaceone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Database;
import spaceone.testkit.Installation;
import spaceone.testkit.Node;
import spaceone.testkit.Parallel;
import spaceone.testkit.SoftKey;

/**
 * What is good for one sign-in lets one in, whichever of two nodes is asked for it at once, though
 * one node after the other is killed and started again. Unlike other timings, this one fails. For a
 * minute; longer: {@code -Dbench.seconds=600}.
 */
@Tag("bench")
class OnceOverHttpBench {

    private static final PrintStream OUT = System.out;
    private static final Duration LENGTH =
            Duration.ofSeconds(Integer.getInteger("bench.seconds", 60));
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(15);
    private static final int NODES = 2;
    private static final int PEOPLE = 6;
    private static final String SITE = "https://id.example.com";
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private enum Kind {
        RECOVERY,
        BYPASS,
        CHALLENGE
    }

    private record Person(String userId, long key, SoftKey passkey) {}

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final DataSource database = Database.fresh();
    private final AtomicReferenceArray<Node> nodes = new AtomicReferenceArray<>(NODES);
    private final Map<Kind, OnceScore> scores = new EnumMap<>(Kind.class);

    /** Answers that are none of ours, and how often they came. */
    private final Map<String, Integer> without = new ConcurrentHashMap<>();

    private String domainId;
    private volatile boolean over;

    @Test
    void whatIsGoodOnceLetsOneIn() throws Exception {
        for (Kind kind : Kind.values()) {
            scores.put(kind, new OnceScore());
        }
        for (int i = 0; i < NODES; i++) {
            start(i);
            nodes.get(i).awaitReady();
        }
        int kills;
        ScheduledExecutorService forgiving = Executors.newScheduledThreadPool(1);
        forgiving.scheduleWithFixedDelay(this::forgive, 0, 50, TimeUnit.MILLISECONDS);
        try {
            domainId =
                    text(
                            post(0, "domain/get-auth-info", null, "{\"name\": \"default\"}"),
                            "domain_id");
            List<Person> people = people();
            ExecutorService workers = Executors.newFixedThreadPool(PEOPLE);
            List<Future<?>> working = new ArrayList<>();
            for (Person person : people) {
                working.add(workers.submit(() -> race(person)));
            }
            kills = killOneAfterTheOther();
            over = true;
            workers.shutdown();
            for (Future<?> each : working) {
                each.get(3, TimeUnit.MINUTES);
            }
        } finally {
            over = true;
            forgiving.shutdown();
            for (int i = 0; i < NODES; i++) {
                nodes.get(i).close();
            }
        }

        OUT.printf("%n%d kills%n", kills);
        scores.forEach((kind, score) -> OUT.println("  " + kind + ": " + score));
        without.forEach((answer, times) -> OUT.println("  " + times + " times " + answer));
        assertThat(kills).isPositive();
        scores.forEach((kind, score) -> assertThat(score.twice).as(kind + " twice").hasValue(0));
        // An answer may be lost with its node, a use may not: it is on record, once.
        assertThat(used("RECOVERY")).isEqualTo(scores.get(Kind.RECOVERY).rounds.get());
        assertThat(used("BYPASS")).isEqualTo(scores.get(Kind.BYPASS).rounds.get());
        OnceScore challenges = scores.get(Kind.CHALLENGE);
        assertThat(signedInByPasskey())
                .isBetween(
                        (long) challenges.accepted.get(),
                        (long) challenges.accepted.get() + challenges.lost.get());
    }

    private void start(int index) {
        nodes.set(
                index,
                Node.start(
                        Map.of(
                                "IDENTITY_DB_URL",
                                Database.url(database),
                                "IDENTITY_BOOTSTRAP_PASSWORD",
                                Installation.PASSWORD,
                                "IDENTITY_SECRET_KEY",
                                "a key that all nodes of this test share",
                                "IDENTITY_CONSOLE_URL",
                                SITE + "/"),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1"));
    }

    private int killOneAfterTheOther() throws InterruptedException {
        long end = System.nanoTime() + LENGTH.toNanos();
        int kills = 0;
        do {
            new CountDownLatch(1).await(BETWEEN_KILLS.toMillis(), TimeUnit.MILLISECONDS);
            int victim = kills % NODES;
            nodes.get(victim).kill();
            kills++;
            start(victim);
            nodes.get(victim).awaitReady();
        } while (System.nanoTime() < end);
        return kills;
    }

    // Who signs in.

    private List<Person> people() throws Exception {
        String refresh = text(signIn(0, "admin", ""), "refresh_token");
        String admin =
                text(
                        post(
                                0,
                                "token/grant",
                                null,
                                "{\"grant_type\": \"REFRESH_TOKEN\", \"scope\": \"DOMAIN\", \"token\": \"%s\"}"
                                        .formatted(refresh)),
                        "access_token");
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String userId = "person-" + i;
            post(
                    0,
                    "user/create",
                    admin,
                    "{\"user_id\": \"%s\", \"auth_type\": \"LOCAL\", \"password\": \"%s\"}"
                            .formatted(userId, Installation.PASSWORD));
            people.add(new Person(userId, key(userId), passkey(userId)));
            update(
                    "update users set mfa = cast(? as jsonb) where user_id = ?",
                    "{\"state\": \"ENABLED\", \"mfa_type\": \"EMAIL\", \"options\": {\"email\": \"box@example.com\"}}",
                    userId);
        }
        return people;
    }

    private SoftKey passkey(String userId) {
        String token = text(signIn(0, userId, ""), "access_token");
        SoftKey key = SoftKey.at(SITE);
        JsonObject made =
                key.create(
                        read(post(0, "user-profile/begin-passkey", token, "{}"))
                                .getJsonObject("options"));
        String added =
                post(
                        0,
                        "user-profile/add-passkey",
                        token,
                        "{\"name\": \"Key\", \"credential\": " + made + "}");
        assertThat(added).contains("passkey_id");
        return key;
    }

    // A race after the other.

    private void race(Person person) {
        for (int round = 0; !over; round++) {
            for (Kind kind : Kind.values()) {
                try {
                    OnceScore score = scores.get(kind);
                    List<Callable<String>> tries =
                            kind == Kind.CHALLENGE ? byPasskey(person) : byCode(person, kind);
                    List<String> answers = run(tries);
                    if (!answers.isEmpty()) {
                        score.note(answers);
                        if (kind != Kind.CHALLENGE && OnceScore.accepted(answers) == 0) {
                            // Whose code nobody has judged asks again, until somebody has.
                            settle(score, tries);
                        }
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private static List<String> run(List<Callable<String>> tries) {
        return tries.isEmpty() ? List.of() : Parallel.run(tries.size(), tries);
    }

    private void settle(OnceScore score, List<Callable<String>> tries) {
        String answer = "";
        for (int i = 0; !isJudged(answer); i++) {
            try {
                answer = tries.get(i % tries.size()).call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        score.settled(answer);
    }

    private static boolean isJudged(String answer) {
        return answer.contains("access_token") || answer.contains("ERROR_INVALID_VERIFY_CODE");
    }

    private List<Callable<String>> byCode(Person person, Kind kind) throws SQLException {
        StringBuilder code = new StringBuilder("A");
        RandomGenerator.getDefault()
                .ints(15, 0, LETTERS.length())
                .forEach(i -> code.append(LETTERS.charAt(i)));
        boolean bypass = kind == Kind.BYPASS;
        update(
                "insert into recovery_codes (domain_id, user_key, kind, code_hash, created_at, expires_at, issued_by)"
                        + " values (?, ?, ?, ?, now(), "
                        + (bypass ? "now() + interval '1 hour', 'admin')" : "null, null)"),
                domainId,
                person.key(),
                kind.name(),
                hash(person.key(), code.toString()));
        String more = ", \"verify_code\": \"" + code + "\"";
        return List.of(
                () -> signIn(0, person.userId(), more), () -> signIn(1, person.userId(), more));
    }

    private static byte[] hash(long userKey, String code) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(userKey).array());
            return digest.digest(code.getBytes(StandardCharsets.US_ASCII));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty where no node answered with a challenge. */
    private List<Callable<String>> byPasskey(Person person) {
        String body = "{\"domain_id\": \"%s\"}".formatted(domainId);
        String asked = post(0, "token/begin-passkey", null, body);
        if (!asked.contains("options")) {
            asked = post(1, "token/begin-passkey", null, body);
        }
        if (!asked.contains("options")) {
            return List.of();
        }
        String signed =
                "{\"domain_id\": \"%s\", \"passkey\": %s}"
                        .formatted(
                                domainId,
                                person.passkey().get(read(asked).getJsonObject("options")));
        Callable<String> first = () -> post(0, "token/issue-by-passkey", null, signed);
        Callable<String> second = () -> post(1, "token/issue-by-passkey", null, signed);
        return List.of(first, second, first, second);
    }

    private String signIn(int node, String userId, String more) {
        return post(
                node,
                "token/issue",
                null,
                "{\"domain_id\": \"%s\", \"credentials\": {\"user_id\": \"%s\", \"password\": \"%s\"}%s}"
                        .formatted(domainId, userId, Installation.PASSWORD, more));
    }

    /** Empty where the node did not answer, or its server did without us. */
    private String post(int node, String method, String token, String json) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(nodes.get(node).base().resolve("/identity/v2/" + method))
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.body().startsWith("{")) {
                return answer.body();
            }
            without.merge(answer.statusCode() + " " + answer.headers().map(), 1, Integer::sum);
            return "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    // What is in the database.

    /** Refused tries are failed sign-ins, all from one address. */
    private void forgive() {
        try {
            update("delete from failed_attempts");
            update("delete from quotas");
        } catch (SQLException e) {
            // A node was just at them; the next turn comes soon.
        }
    }

    private long key(String userId) throws SQLException {
        return number("select id from users where user_id = '" + userId + "'");
    }

    private long used(String kind) throws SQLException {
        return number(
                "select count(*) from audit_records where action = 'User.use_recovery_code'"
                        + " and details ->> 'kind' = '"
                        + kind
                        + "'");
    }

    private long signedInByPasskey() throws SQLException {
        return number(
                "select count(*) from audit_records where action = 'Token.issue'"
                        + " and outcome = 'SUCCESS' and details ->> 'auth_type' = 'PASSKEY'");
    }

    private void update(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static JsonObject read(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private static String text(String json, String member) {
        return spaceone.testkit.Json.text(json, member);
    }
}
