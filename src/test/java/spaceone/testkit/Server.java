package spaceone.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The kind of server that the tests run on, as {@code server.name} says. */
public interface Server {

    static Server current() {
        String name = System.getProperty("server.name", "payara-micro");
        return switch (name) {
            case "payara-micro" -> new PayaraMicro();
            case "wildfly" -> new WildFly();
            case "payara-server" -> new PayaraServer();
            default -> throw new IllegalStateException("server.name is " + name);
        };
    }

    /** Name and version. */
    String title();

    /** Where it is installed; from its distribution, when first asked. */
    Path home();

    /**
     * Whether a refused start ends the process by itself. Elsewhere {@link Node} is started with
     * {@code identity.start.exit}.
     */
    boolean isForOneApplication();

    /**
     * What makes a JVM of this server one among others: a directory of its own, which is prepared
     * here, and its ports.
     */
    List<String> options(Path directory, Ports ports) throws IOException;

    /**
     * The start of a process as operators start it: the first WAR is ours and at the root, others
     * are at the context that their files are named after.
     */
    ProcessBuilder process(Path directory, Ports ports, List<Path> wars, List<String> jvmOptions)
            throws IOException;

    /** The same by nothing but the server as it is delivered, where that differs. */
    default ProcessBuilder bare(Path directory, Ports ports, List<String> jvmOptions)
            throws IOException {
        return process(directory, ports, List.of(Node.war()), jvmOptions);
    }

    /** The same with the scripts that are there for every start. */
    default ProcessBuilder shipped(Path directory, Ports ports, List<String> jvmOptions)
            throws IOException {
        return process(directory, ports, List.of(Node.war()), jvmOptions);
    }

    /**
     * The same by the scripts of {@code server-config} for HTTPS, logs as JSON and a proxy on this
     * machine.
     */
    ProcessBuilder exposed(
            Path directory, Ports ports, Certificate certificate, List<String> jvmOptions)
            throws IOException;

    /** With traces switched on, and every logger of ours at its most talkative. */
    ProcessBuilder watched(Path directory, Ports ports, List<String> jvmOptions) throws IOException;

    /** Where the checks of MicroProfile Health answer. */
    default int healthPort(Ports ports) {
        return ports.http();
    }

    /** Whether Arquillian needs help to know it. */
    default boolean isWithoutAdapter() {
        return false;
    }

    /** What operators do when the process runs. */
    default void prepare(Path directory, Ports ports, Map<String, String> environment)
            throws IOException {
        // nothing is left to do
    }

    /** Gives an exposed process a renewed certificate; false where it must be started again. */
    boolean renew(Path directory, Ports ports, Certificate certificate) throws IOException;

    /** Where a process listens. */
    record Ports(int http, int https, int management) {

        public static Ports free() {
            return new Ports(Node.freePort(), Node.freePort(), Node.freePort());
        }
    }
}
