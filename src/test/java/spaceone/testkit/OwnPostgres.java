package spaceone.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import spaceone.run.LocalPostgres;
import spaceone.run.PostgresBinaries;

/**
 * A PostgreSQL for one test alone, which may crash it. It keeps its port and its data, and unlike
 * the one that all tests share it writes to the disk what it has committed.
 */
public final class OwnPostgres implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path data;
    private volatile EmbeddedPostgres server;

    public OwnPostgres() {
        try {
            data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "postgres");
            server = start(Node.freePort());
        } catch (IOException | RuntimeException e) {
            throw LocalPostgres.unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    /** As JDBC addresses it, with its user. */
    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    public DataSource database() {
        return server.getPostgresDatabase();
    }

    /** Crashes it and starts it again. */
    public void crash() throws IOException, InterruptedException {
        kill();
        restart();
    }

    /**
     * As a power cut does it: nobody is told, nothing is tidied up, and what it has not written is
     * gone.
     */
    public void kill() throws IOException, InterruptedException {
        long pid =
                Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        // SIGQUIT is the "immediate" shutdown; SIGKILL would leave its children on the data.
        new ProcessBuilder("kill", "-QUIT", String.valueOf(pid)).inheritIO().start().waitFor();
        ProcessHandle.of(pid)
                .ifPresent(
                        postmaster ->
                                postmaster
                                        .onExit()
                                        .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                                        .join());
        server.close();
    }

    /** On the same port, with the same data. */
    public void restart() throws IOException {
        server = start(server.getPort());
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return PostgresBinaries.builder(Database.EMBEDDED)
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setPGStartupWait(LIMIT)
                .start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
