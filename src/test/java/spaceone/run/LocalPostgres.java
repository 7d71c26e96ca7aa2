package spaceone.run;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/**
 * The PostgreSQL that {@code mvn -Prun} brings along, kept below the data directory. It listens on
 * this machine only and asks for the password in {@code postgres.password}.
 */
final class LocalPostgres {

    private static final String USER = "postgres";

    private final EmbeddedPostgres server;
    private final String password;

    private LocalPostgres(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    static LocalPostgres start(Path data) throws IOException {
        Files.createDirectories(data);
        Path secret = data.resolve("postgres.password");
        if (Files.notExists(secret)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.createFile(secret);
            if (Files.getFileStore(secret).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(secret, Base64.getUrlEncoder().encodeToString(random));
        }
        String password = Files.readString(secret).strip();
        EmbeddedPostgres server =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data.resolve("postgres"))
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setLocaleConfig("auth-host", "scram-sha-256")
                        .setLocaleConfig("pwfile", secret.toString())
                        .setConnectConfig("password", password)
                        .setServerConfig("listen_addresses", "localhost")
                        // no socket: it would let every user of this machine in
                        .setServerConfig("unix_socket_directories", "")
                        // the library's defaults are for tests, this data is kept
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
        return new LocalPostgres(server, password);
    }

    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    String user() {
        return USER;
    }

    String password() {
        return password;
    }

    void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
