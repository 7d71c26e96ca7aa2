package spaceone.testkit;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Two PostgreSQL under Patroni, which replicate synchronously, and the etcd that they ask; all of
 * Debian's packages. Each member, with Patroni beside it, is as good as a machine: it can be killed
 * or frozen as a whole.
 *
 * <p>Patroni talks to etcd's older interface: with the newer one Debian's 3.0.2 lets a primary that
 * was frozen take the lock back from its successor (mended in 3.0.3).
 */
public final class PatroniPair implements AutoCloseable {

    private static final Path PATRONI = Path.of("/usr/bin/patroni");
    private static final Path ETCD = Path.of("/usr/bin/etcd");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Who is frozen takes a connection and says nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();

    private static final int COUNT = 2;

    /** What makes the pools of three nodes, and those who look on, enough. */
    private static final int CONNECTIONS = 150;

    private static final String MEMBER =
            """
            scope: identity
            name: %1$s
            restapi: {listen: "127.0.0.1:%2$d", connect_address: "127.0.0.1:%2$d"}
            etcd: {host: "127.0.0.1:%3$d"}
            bootstrap:
              dcs:
                ttl: 5
                loop_wait: 1
                retry_timeout: 2
                synchronous_mode: true
                primary_start_timeout: 0
                postgresql:
                  use_pg_rewind: true
                  parameters: {max_connections: %4$d}
              initdb: [{encoding: UTF8}, {locale: C.UTF-8}, data-checksums]
            postgresql:
              listen: 127.0.0.1:%5$d
              connect_address: 127.0.0.1:%5$d
              data_dir: %6$s/data
              bin_dir: %7$s
              pgpass: %6$s/pgpass
              authentication:
                superuser: {username: postgres, password: unused}
                replication: {username: replicator, password: unused}
              pg_hba:
                - local all all trust
                - host all all 127.0.0.1/32 trust
                - host replication all 127.0.0.1/32 trust
              parameters: {unix_socket_directories: "%6$s"}
            """;

    private final Path directory;
    private final Process etcd;
    private final List<Member> members = new ArrayList<>();

    private PatroniPair(Path programs) {
        try {
            directory = Files.createTempDirectory("patroni");
            int client = Node.freePort();
            etcd = startEtcd(client, Node.freePort());
            for (int i = 1; i <= COUNT; i++) {
                members.add(new Member("member" + i, directory, programs, client));
            }
            await("etcd", () -> get("http://127.0.0.1:" + client + "/health").isPresent());
            for (Member member : members) {
                member.start();
                awaitRole(member, role -> !role.isEmpty());
            }
            awaitWhole();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where the programs are not to be had. */
    public static Optional<PatroniPair> start() {
        Optional<Path> programs = SystemPostgres.programs();
        boolean there =
                Files.isExecutable(PATRONI) && Files.isExecutable(ETCD)
                        || Debian.install("patroni etcd-server", "export RUNLEVEL=1");
        return there ? programs.map(PatroniPair::new) : Optional.empty();
    }

    private Process startEtcd(int client, int peer) throws IOException {
        String peers = "http://127.0.0.1:" + peer;
        String clients = "http://127.0.0.1:" + client;
        return new ProcessBuilder(
                        ETCD.toString(),
                        "--name=one",
                        "--enable-v2=true",
                        "--data-dir=" + directory.resolve("etcd"),
                        "--listen-client-urls=" + clients,
                        "--advertise-client-urls=" + clients,
                        "--listen-peer-urls=" + peers,
                        "--initial-advertise-peer-urls=" + peers,
                        "--initial-cluster=one=" + peers)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("etcd.log").toFile())
                .start();
    }

    /** Of the first and the second one. */
    public List<Integer> ports() {
        return members.stream().map(member -> member.port).toList();
    }

    /** As JDBC addresses both, by these ports; that the primary is wanted the product knows. */
    public static String url(List<Integer> ports) {
        return ports.stream()
                .map(port -> "127.0.0.1:" + port)
                .collect(
                        Collectors.joining(
                                ",",
                                "jdbc:postgresql://",
                                "/postgres?user=postgres&sslmode=disable"));
    }

    /** A connection to whoever is the primary. */
    public Connection connection() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(ports()) + "&targetServerType=primary&connectTimeout=2&socketTimeout=20");
        return source.getConnection();
    }

    public Member primary() {
        return members.stream()
                .filter(member -> roleOf(member).equals("leader"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no primary: " + logs()));
    }

    /** Which one it is. */
    public int number(Member member) {
        return members.indexOf(member);
    }

    private Member other(Member one) {
        return members.get(1 - members.indexOf(one));
    }

    /** Until the other one has taken over. */
    public void awaitTakenOver(Member former) {
        awaitRole(other(former), role -> role.equals("leader"));
    }

    /** Until each answered write is on both again. */
    public void awaitWhole() {
        await(
                "a primary and a synchronous standby",
                () -> {
                    List<String> roles = members.stream().map(this::roleOf).sorted().toList();
                    return roles.equals(List.of("leader", "sync_standby"));
                });
    }

    /** The other one becomes the primary, as operators order it. */
    public void switchOver() {
        Member leader = primary();
        String order =
                "{\"leader\": \"%s\", \"candidate\": \"%s\"}"
                        .formatted(leader.name, other(leader).name);
        ask(HttpRequest.newBuilder(URI.create(leader.api + "/switchover"))
                        .timeout(LIMIT)
                        .POST(BodyPublishers.ofString(order)))
                .orElseThrow(() -> new IllegalStateException("no switch-over: " + logs()));
    }

    private void awaitRole(Member member, Predicate<String> wanted) {
        await(member.name, () -> wanted.test(roleOf(member)));
    }

    /** As all who answer say it; empty where nobody does, or the member is not at work. */
    private String roleOf(Member wanted) {
        for (Member asked : members) {
            Optional<String> cluster = get(asked.api + "/cluster");
            if (cluster.isPresent()) {
                return Json.object(cluster.get()).getJsonArray("members").stream()
                        .map(JsonValue::asJsonObject)
                        .filter(one -> one.getString("name").equals(wanted.name))
                        .filter(
                                one ->
                                        List.of("running", "streaming")
                                                .contains(one.getString("state")))
                        .map(one -> one.getString("role"))
                        .findFirst()
                        .orElse("");
            }
        }
        return "";
    }

    /** What is answered with success. */
    private static Optional<String> get(String address) {
        return ask(HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE));
    }

    private static Optional<String> ask(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            return Optional.of(answer.body()).filter(body -> answer.statusCode() == 200);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void await(String what, Callable<Boolean> condition) {
        try {
            Awaitility.await(what)
                    .atMost(LIMIT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(200))
                    .until(condition);
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException("not there: " + what + "\n" + logs(), e);
        }
    }

    private String logs() {
        StringBuilder said = new StringBuilder();
        for (Member member : members) {
            try {
                String log = Files.readString(member.log);
                said.append(log.substring(Math.max(0, log.length() - 3_000)));
            } catch (IOException e) {
                said.append(e);
            }
        }
        return said.toString();
    }

    @Override
    public void close() {
        members.forEach(Member::kill);
        etcd.destroy();
        etcd.onExit().join();
        SystemPostgres.run(Map.of(), "rm", "-rf", directory.toString());
    }

    /** A PostgreSQL, and the Patroni that looks after it. */
    public static final class Member {

        private final String name;
        private final int port = Node.freePort();
        private final String api;
        private final Path home;
        private final Path log;
        private Process patroni;

        private Member(String name, Path directory, Path programs, int etcd) throws IOException {
            this.name = name;
            int apiPort = Node.freePort();
            api = "http://127.0.0.1:" + apiPort;
            home = Files.createDirectory(directory.resolve(name));
            log = directory.resolve(name + ".log");
            Files.writeString(
                    home.resolve("patroni.yml"),
                    MEMBER.formatted(name, apiPort, etcd, CONNECTIONS, port, home, programs));
            if (Debian.isRoot()) {
                SystemPostgres.run(Map.of(), "chown", "postgres", directory.toString());
                SystemPostgres.run(Map.of(), "chown", "-R", "postgres", home.toString());
            }
        }

        /** Also again, after it was killed. */
        public void start() {
            List<String> command =
                    SystemPostgres.asUser(
                            List.of(PATRONI.toString(), home.resolve("patroni.yml").toString()));
            try {
                patroni =
                        new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                                .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** As a power cut does it. */
        public void kill() {
            signal("KILL");
        }

        /** It keeps its connections and answers nobody. */
        public void freeze() {
            signal("STOP");
        }

        public void wake() {
            signal("CONT");
        }

        private void signal(String signal) {
            List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
            everything().forEach(process -> command.add("" + process.pid()));
            SystemPostgres.run(
                    Map.of(), "sh", "-c", String.join(" ", command) + " 2> /dev/null; true");
        }

        /** Patroni first, so that it starts nothing again. */
        private Stream<ProcessHandle> everything() {
            Stream<ProcessHandle> own =
                    Stream.concat(Stream.of(patroni.toHandle()), patroni.descendants());
            return Stream.concat(
                    own,
                    postmaster().stream()
                            .flatMap(main -> Stream.concat(Stream.of(main), main.children())));
        }

        /** It is nobody's child. */
        private Optional<ProcessHandle> postmaster() {
            try {
                String pid = Files.readAllLines(home.resolve("data/postmaster.pid")).get(0);
                return ProcessHandle.of(Long.parseLong(pid.strip()));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }
}
