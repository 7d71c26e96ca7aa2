package spaceone.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.persistence.Version;
import spaceone.run.Java;

/**
 * Unpacked from its distribution below {@code target/server} and prepared by the script that
 * operators run; every process of it works on a copy of {@code standalone}.
 */
final class WildFly implements Server {

    @Override
    public String title() {
        return "WildFly " + System.getProperty("server.version");
    }

    @Override
    public Path home() {
        return Installed.HOME;
    }

    @Override
    public boolean isForOneApplication() {
        return false;
    }

    @Override
    public List<String> options(Path directory, Ports ports) throws IOException {
        Path base = directory.resolve("standalone");
        Zip.copy(home().resolve("standalone/configuration"), base.resolve("configuration"));
        Files.createDirectories(base.resolve("deployments"));
        return List.of(
                base(directory),
                "-Djboss.http.port=" + ports.http(),
                "-Djboss.https.port=" + ports.https(),
                "-Djboss.management.http.port=" + ports.management());
    }

    @Override
    public ProcessBuilder process(
            Path directory, Ports ports, List<Path> wars, List<String> jvmOptions)
            throws IOException {
        List<String> command = new ArrayList<>(script("standalone.sh"));
        command.addAll(options(directory, ports));
        Path deployments = directory.resolve("standalone/deployments");
        for (Path war : wars) {
            Files.copy(war, deployments.resolve(war.getFileName()));
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        List<String> options = new ArrayList<>(jvmOptions);
        options.addAll(Java.quiet());
        options.add("-Djava.net.preferIPv4Stack=true");
        builder.environment().put("IDENTITY_START_EXIT", "true");
        builder.environment().put("JAVA_OPTS", String.join(" ", options));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    @Override
    public ProcessBuilder exposed(
            Path directory, Ports ports, Certificate certificate, List<String> jvmOptions)
            throws IOException {
        ProcessBuilder builder = process(directory, ports, List.of(Node.war()), jvmOptions);
        for (String script : List.of("https", "json-log", "proxy")) {
            configure(directory, script);
        }
        certificate.writeTo(directory.resolve("standalone/configuration/identity.p12"));
        builder.environment().put("KEY_STORE_PASSWORD", Certificate.PASSWORD);
        return builder;
    }

    @Override
    public ProcessBuilder watched(Path directory, Ports ports, List<String> jvmOptions)
            throws IOException {
        ProcessBuilder builder = process(directory, ports, List.of(Node.war()), jvmOptions);
        configure(directory, "traces");
        cli(
                home(),
                base(directory),
                "--commands=embed-server,/subsystem=logging/logger=spaceone:write-attribute("
                        + "name=level,value=ALL),/subsystem=logging/console-handler=CONSOLE:"
                        + "write-attribute(name=level,value=ALL),stop-embedded-server");
        return builder;
    }

    @Override
    public int healthPort(Ports ports) {
        return ports.management();
    }

    /** Runs a script of operators on the copy of one process. */
    private void configure(Path directory, String script) throws IOException {
        Path file = Path.of("server-config/wildfly-" + script + ".cli").toAbsolutePath();
        cli(home(), base(directory), "--file=" + file);
    }

    private static String base(Path directory) {
        return "-Djboss.server.base.dir=" + directory.resolve("standalone").toAbsolutePath();
    }

    @Override
    public boolean renew(Path directory, Ports ports, Certificate certificate) throws IOException {
        certificate.writeTo(directory.resolve("standalone/configuration/identity.p12"));
        cli(
                home(),
                "--connect",
                "--controller=localhost:" + ports.management(),
                "--commands=/subsystem=elytron/key-store=applicationKS:load,"
                        + "/subsystem=elytron/key-manager=applicationKM:init");
        return true;
    }

    private static List<String> script(String name) {
        return List.of("bash", Installed.HOME.resolve("bin").resolve(name).toString());
    }

    /** Runs scripts of operators, on a server that is not running unless they connect. */
    static void cli(Path home, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("bash", home.resolve("bin/jboss-cli.sh").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Commands.run(builder);
    }

    /** Until the first process, nobody pays for it. */
    private static final class Installed {

        static final Path HOME = install();

        private static Path install() {
            try {
                Path home = Zip.installed(Path.of(System.getProperty("server.zip")));
                Path eclipseLink = home.resolve("eclipselink.jar");
                Files.deleteIfExists(eclipseLink);
                Files.copy(
                        Path.of(
                                Version.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath()),
                        eclipseLink);
                cli(home, "--file=" + Path.of("server-config/wildfly.cli").toAbsolutePath());
                return home;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
