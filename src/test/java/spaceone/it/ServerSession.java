package spaceone.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import spaceone.run.ForTests;
import spaceone.run.Java;
import spaceone.testkit.Api;
import spaceone.testkit.Database;
import spaceone.testkit.Installation;
import spaceone.testkit.Running;
import spaceone.testkit.Server;

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
        if (!isWanted()) {
            return;
        }
        try {
            if (Running.isWanted()) {
                System.setProperty("it.http.port", String.valueOf(Running.httpPort()));
            } else {
                prepare(Server.current(), Server.Ports.free());
            }
        } catch (IllegalStateException | IOException e) {
            // Thrown here nobody would see it: the deployment refuses with it instead.
            System.setProperty("it.options", "");
            System.setProperty("it.failure", e.getMessage());
        }
        System.getProperties().putIfAbsent("it.console", "true");
    }

    private static void prepare(Server server, Server.Ports ports) throws IOException {
        System.setProperty("it.http.port", String.valueOf(ports.http()));
        System.setProperty("it.management.port", String.valueOf(ports.management()));
        System.setProperty("server.home", server.home().toString());
        System.setProperty("it.options", options(server.options(Path.of("target/it-tmp"), ports)));
    }

    /** The adapter stops the server without waiting, and the database would go first. */
    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (isWanted()) {
            ProcessHandle.current().children().forEach(ServerSession::awaitEnd);
        }
    }

    static boolean isWanted() {
        return System.getProperty("identity.war") != null;
    }

    private static void awaitEnd(ProcessHandle child) {
        child.onExit().completeOnTimeout(child, 20, TimeUnit.SECONDS).join();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("identity.db.url", Database.url(Api.database()));
        settings.put("identity.data.dir", new File("target/it-data").getAbsolutePath());
        settings.putAll(Installation.agreed().settings(Integer.getInteger("it.http.port")));
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                settings.put(name.substring(PREFIX.length()), System.getProperty(name));
            }
        }
        return settings;
    }

    /** The settings as variables. */
    static Map<String, String> environment() {
        return ForTests.variables(settings());
    }

    private static String options(List<String> place) {
        Stream<String> machine = Stream.of(System.getProperty("it.jvm", "-Xmx512m").split(" +"));
        Stream<String> properties =
                settings().entrySet().stream()
                        .map(entry -> "-D" + entry.getKey() + "=" + entry.getValue());
        return Stream.of(machine, Java.quiet().stream(), place.stream(), properties)
                .flatMap(Function.identity())
                .map(ServerSession::escape)
                .collect(Collectors.joining(" "));
    }

    /** The adapter splits at blanks that have no backslash before them. */
    private static String escape(String value) {
        return value.replace(" ", "\\ ");
    }
}
