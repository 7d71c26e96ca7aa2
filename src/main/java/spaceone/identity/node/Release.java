package spaceone.identity.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What was built.
 *
 * @param commit empty where the build was not told
 */
public record Release(String version, String commit) {

    private static final String FILE = "/META-INF/identity-release.properties";

    static Release own() {
        Properties told = new Properties();
        try (InputStream file = Release.class.getResourceAsStream(FILE)) {
            told.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Release(told.getProperty("version"), told.getProperty("commit"));
    }
}
