package spaceone.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import spaceone.testkit.Api;
import spaceone.testkit.Database;

/**
 * Prepares what the server under test needs and tells arquillian.xml, once per JVM. Only where
 * {@code identity.war} is set: unit tests do not pay for it.
 *
 * <p>A system property {@code it.server.<key>} becomes {@code -D<key>} of the server.
 */
public class ServerSession implements LauncherSessionListener {

    private static final String PREFIX = "it.server.";

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty("identity.war") == null) {
            return;
        }
        System.setProperty("it.http.port", String.valueOf(freePort()));
        System.setProperty("it.options", options());
        System.getProperties().putIfAbsent("it.console", "true");
    }

    private static String options() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("identity.db.url", Database.url(Api.database()));
        settings.put("identity.db.user", "postgres");
        settings.put("identity.data.dir", new File("target/it-data").getAbsolutePath());
        settings.put("identity.bootstrap", "none");
        settings.put("identity.bootstrap.secret", "it-secret");
        System.getProperties()
                .forEach(
                        (key, value) -> {
                            if (key.toString().startsWith(PREFIX)) {
                                settings.put(
                                        key.toString().substring(PREFIX.length()),
                                        value.toString());
                            }
                        });
        String fast = "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 ";
        String unsafe =
                Runtime.version().feature() >= 24 ? "--sun-misc-unsafe-memory-access=allow " : "";
        return fast
                + unsafe
                + settings.entrySet().stream()
                        .map(entry -> "-D" + entry.getKey() + "=" + escape(entry.getValue()))
                        .collect(Collectors.joining(" "));
    }

    /** The adapter splits at blanks that have no backslash before them. */
    private static String escape(String value) {
        return value.replace(" ", "\\ ");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
