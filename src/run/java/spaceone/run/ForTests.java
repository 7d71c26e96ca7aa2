package spaceone.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A service that integration tests talk to while it goes on running: {@code mvn -Prun -Dtests}. Its
 * data directory is one of its own, below {@code target}; there the tests find where it listens,
 * its database, and the port that it hands mails to.
 *
 * @param smtpPort where tests listen for mails, while there are tests
 * @param bootstrapSecret what tests say to make the first administrator of the installation; theirs
 *     alone, for anybody may reach the service before they do
 */
public record ForTests(int smtpPort, String bootstrapSecret) {

    /** Where passkeys may be asked for, beside the pages themselves. */
    public static final String ORIGIN = "http://localhost:8080";

    /** Where the service listens, a number. */
    public static final String HTTP_PORT = "http.port";

    public static final String DB_URL = "db.url";
    public static final String DB_USER = "db.user";
    public static final String DB_PASSWORD = "db.password";

    private static final String SMTP_PORT = "smtp.port";
    private static final String SECRET = "bootstrap.secret";

    static ForTests fresh() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return on(socket.getLocalPort());
        }
    }

    /** With a secret that nobody knows yet. */
    public static ForTests on(int smtpPort) {
        return new ForTests(smtpPort, UUID.randomUUID().toString());
    }

    /** The data directory of such a service. */
    public static Path in(Path project) {
        return project.resolve("target").resolve("running");
    }

    /** The settings that tests rely on, whatever server runs the service. */
    public Map<String, String> settings(int httpPort) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("identity.bootstrap", "none");
        settings.put("identity.bootstrap.secret", bootstrapSecret);
        settings.put("identity.external.allow-private-addresses", "true");
        settings.put(
                "identity.mfa.passkey-origins", ORIGIN + ",http://localhost:" + httpPort);
        settings.put("identity.smtp.host", "localhost");
        settings.put("identity.smtp.port", String.valueOf(smtpPort));
        settings.put("identity.smtp.tls", "none");
        settings.put("identity.smtp.from", "identity@example.com");
        return settings;
    }

    Map<String, String> environment(int httpPort) {
        return variables(settings(httpPort));
    }

    /** Settings as variables of the environment. */
    public static Map<String, String> variables(Map<String, String> settings) {
        return settings.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                entry ->
                                        entry.getKey()
                                                .toUpperCase(Locale.ROOT)
                                                .replaceAll("[^A-Z0-9]", "_"),
                                Map.Entry::getValue));
    }

    void write(Path directory, int httpPort, Map<String, String> environment) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(HTTP_PORT, String.valueOf(httpPort));
        properties.setProperty(SMTP_PORT, String.valueOf(smtpPort));
        properties.setProperty(SECRET, bootstrapSecret);
        properties.setProperty(DB_URL, environment.get("IDENTITY_DB_URL"));
        properties.setProperty(DB_USER, environment.get("IDENTITY_DB_USER"));
        properties.setProperty(DB_PASSWORD, environment.get("IDENTITY_DB_PASSWORD"));
        Path file = file(directory);
        Files.deleteIfExists(file);
        Files.createFile(file);
        DataDirectory.restrict(file, "rw-------");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    static void forget(Path directory) {
        file(directory).toFile().delete();
    }

    /**
     * What the service of this directory was started with.
     *
     * @throws IllegalStateException where there never was one
     */
    public static Properties read(Path directory) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file(directory))) {
            properties.load(reader);
        } catch (FileNotFoundException | NoSuchFileException e) {
            throw new IllegalStateException(
                    "nothing runs for the tests to talk to. Start it: mvn -Prun -Dtests", e);
        }
        return properties;
    }

    public static ForTests of(Properties properties) {
        return new ForTests(
                Integer.parseInt(properties.getProperty(SMTP_PORT)),
                properties.getProperty(SECRET));
    }

    private static Path file(Path directory) {
        return directory.resolve("running.properties");
    }
}
