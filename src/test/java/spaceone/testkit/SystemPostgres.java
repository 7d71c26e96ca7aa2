package spaceone.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of the system's packages, which, other than the embedded one, bring its tools along:
 * pg_dump refuses a server that is newer than itself. A server of the test's own, on a free port,
 * in a temporary directory; its databases belong to a user who may do nothing else.
 */
public final class SystemPostgres implements AutoCloseable {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final String USER = "identity";

    private final Path programs;
    private final Path directory;
    private final int port = Node.freePort();
    private final Process server;

    private SystemPostgres(Path programs) {
        this.programs = programs;
        try {
            directory = Files.createTempDirectory("postgres");
            if (Debian.isRoot()) {
                run(Map.of(), "chown", "postgres", directory.toString());
            }
            run(
                    Map.of(),
                    asUser(
                            "initdb",
                            "--username=postgres",
                            "--auth=trust",
                            "--no-sync",
                            "-D",
                            data()));
            server =
                    new ProcessBuilder(
                                    asUser(
                                            "postgres",
                                            "-D",
                                            data(),
                                            "-p",
                                            "" + port,
                                            "-c",
                                            "listen_addresses=localhost",
                                            "-c",
                                            "unix_socket_directories=",
                                            "-c",
                                            "fsync=off"))
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(directory.resolve("server.log").toFile())
                            .start();
            awaitReady();
            psql("create role " + USER + " login");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where none is to be had; it says so where nobody can miss it. */
    public static Optional<SystemPostgres> start() {
        return programs().map(SystemPostgres::new);
    }

    /** Where the programs of the newest are. */
    static Optional<Path> programs() {
        Optional<Path> programs = newest();
        if (programs.isEmpty()) {
            // The package would make and start a server of its own.
            Debian.install(
                    "postgresql",
                    "mkdir -p /etc/postgresql-common && echo 'create_main_cluster = false'"
                            + " >> /etc/postgresql-common/createcluster.conf");
            programs = newest();
        }
        if (programs.isEmpty()) {
            System.err.println(
                    """

                    *** NO POSTGRESQL WITH ITS TOOLS: the tests of back-up and restore are skipped. There is
                    *** none of version 15 or later in %s, and the package postgresql could not be
                    *** installed (that takes Debian's apt-get, and root).
                    """
                            .formatted(VERSIONS));
        }
        return programs;
    }

    public void createDatabase(String name) {
        psql("create database " + name + " owner " + USER);
    }

    public String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?user=" + USER;
    }

    /** What the tools read, and where they are. */
    public Map<String, String> environment(String database) {
        return Map.of(
                "PGHOST",
                "localhost",
                "PGPORT",
                "" + port,
                "PGUSER",
                USER,
                "PGDATABASE",
                database,
                "PATH",
                programs + ":" + System.getenv("PATH"));
    }

    @Override
    public void close() {
        // pg_ctl, since a signal to what started the server as another user is not one to it
        run(Map.of(), asUser("pg_ctl", "stop", "-D", data(), "-m", "immediate"));
        try {
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // what belongs to the other user
        run(Map.of(), "rm", "-rf", directory.toString());
    }

    /** Runs a command to its end and gives what it said. */
    public static String run(Map<String, String> environment, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        try {
            return Commands.run(builder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> newest() {
        if (!Files.isDirectory(VERSIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.filter(v -> v.getFileName().toString().matches("\\d+"))
                    .filter(v -> number(v) >= 15)
                    .map(v -> v.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .filter(bin -> Files.isExecutable(bin.resolve("pg_dump")))
                    .max(Comparator.comparing(bin -> number(bin.getParent())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path version) {
        return Integer.parseInt(version.getFileName().toString());
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private String[] asUser(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(programs.resolve(program).toString()));
        command.addAll(List.of(arguments));
        return asUser(command).toArray(String[]::new);
    }

    /** The server refuses to run as root. */
    static List<String> asUser(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (Debian.isRoot()) {
            whole.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        whole.addAll(command);
        return whole;
    }

    private void awaitReady() {
        run(
                Map.of(),
                "sh",
                "-c",
                "for i in $(seq 100); do %s -q -h localhost -p %d && exit 0; sleep 0.2; done; exit 1"
                        .formatted(programs.resolve("pg_isready"), port));
    }

    private void psql(String sql) {
        run(
                Map.of(),
                programs.resolve("psql").toString(),
                "-q",
                "-h",
                "localhost",
                "-p",
                "" + port,
                "-U",
                "postgres",
                "-c",
                sql);
    }
}
