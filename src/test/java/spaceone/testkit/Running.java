package spaceone.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import spaceone.run.ForTests;

/** The service that was started by {@code mvn -Prun -Dtests}, where tests are to talk to it. */
public final class Running {

    private static final Path DIRECTORY = ForTests.in(Path.of(""));

    private Running() {}

    /** Whether {@code -Drunning} was said. */
    public static boolean isWanted() {
        return Boolean.getBoolean("it.running");
    }

    public static int httpPort() {
        return Integer.parseInt(properties().getProperty(ForTests.HTTP_PORT));
    }

    static ForTests agreed() {
        return ForTests.of(properties());
    }

    static DataSource database() {
        Properties running = properties();
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(running.getProperty(ForTests.DB_URL));
        database.setUser(running.getProperty(ForTests.DB_USER));
        database.setPassword(running.getProperty(ForTests.DB_PASSWORD));
        return database;
    }

    /** What is given once, as long as the service keeps its database. */
    static String kept(String name, Supplier<String> made) {
        Path file = DIRECTORY.resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, made.get());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties properties() {
        try {
            return ForTests.read(DIRECTORY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
