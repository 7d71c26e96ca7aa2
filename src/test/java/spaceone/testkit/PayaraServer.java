package spaceone.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A domain of its own for each process, prepared by the scripts of operators while it runs. */
final class PayaraServer implements Server {

    private static final String DOMAIN = "identity";

    private final List<String> scripts = new ArrayList<>();

    @Override
    public String title() {
        return "Payara Server " + System.getProperty("server.version");
    }

    @Override
    public Path home() {
        try {
            return Zip.installed(Path.of(System.getProperty("server.zip")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isForOneApplication() {
        return false;
    }

    @Override
    public boolean isWithoutAdapter() {
        return true;
    }

    /** None: a domain is configured, not started with options. */
    @Override
    public List<String> options(Path directory, Ports ports) {
        return List.of();
    }

    @Override
    public ProcessBuilder process(
            Path directory, Ports ports, List<Path> wars, List<String> jvmOptions)
            throws IOException {
        String further =
                Stream.of(
                                "domain.jmxPort",
                                "jms.port",
                                "orb.listener.port",
                                "orb.ssl.port",
                                "orb.mutualauth.port",
                                "osgi.shell.telnet.port",
                                "java.debugger.port")
                        .map(name -> name + "=" + Node.freePort())
                        .collect(Collectors.joining(":"));
        String domains = directory.resolve("domains").toAbsolutePath().toString();
        Commands.run(
                asadmin(
                        "create-domain",
                        "--nopassword=true",
                        "--domaindir=" + domains,
                        "--adminport=" + ports.management(),
                        "--instanceport=" + ports.http(),
                        "--domainproperties=http.ssl.port=" + ports.https() + ":" + further,
                        DOMAIN));
        ProcessBuilder builder =
                asadmin("start-domain", "--verbose=true", "--domaindir=" + domains, DOMAIN);
        builder.environment().put("IDENTITY_START_EXIT", "true");
        return builder;
    }

    @Override
    public ProcessBuilder exposed(
            Path directory, Ports ports, Certificate certificate, List<String> jvmOptions)
            throws IOException {
        ProcessBuilder builder = process(directory, ports, List.of(Node.war()), jvmOptions);
        Path config = directory.resolve("domains").resolve(DOMAIN).resolve("config");
        certificate.writeTo(config.resolve("identity.p12"));
        scripts.addAll(
                List.of("payara-server-https", "payara-server-json-log", "payara-server-proxy"));
        return builder;
    }

    @Override
    public ProcessBuilder watched(Path directory, Ports ports, List<String> jvmOptions)
            throws IOException {
        ProcessBuilder builder = process(directory, ports, List.of(Node.war()), jvmOptions);
        Path config = directory.resolve("domains").resolve(DOMAIN).resolve("config");
        Files.writeString(config.resolve("logging.properties"), PayaraMicro.talkative());
        return builder;
    }

    /** As an operator does it: the secrets, the scripts, and the last one deploys the WAR. */
    @Override
    public void prepare(Path directory, Ports ports, Map<String, String> environment)
            throws IOException {
        awaitAdministration(ports.management());
        String port = "--port=" + ports.management();
        Path secret = directory.resolve("alias").toAbsolutePath();
        Files.writeString(secret, "AS_ADMIN_ALIASPASSWORD=" + Certificate.PASSWORD);
        Commands.run(
                asadmin(
                        port,
                        "--passwordfile=" + secret,
                        "create-password-alias",
                        "identity.keystore.password"));
        for (String script : scripts) {
            Path file = Path.of("server-config", script + ".asadmin");
            Commands.run(asadmin(port, "multimode", "--file=" + file.toAbsolutePath()));
        }
        Path edited = directory.resolve("payara-server.asadmin").toAbsolutePath();
        Files.writeString(
                edited,
                edited(
                        Files.readString(Path.of("server-config/payara-server.asadmin")),
                        environment));
        try {
            Commands.run(asadmin(port, "multimode", "--file=" + edited));
        } catch (IllegalStateException e) {
            // As an operator sees it: the deployment was refused. The test tells whether it may.
            Files.writeString(directory.resolve("refused.log"), e.getMessage());
        }
    }

    /** The address of the database, as the script asks for. */
    private static String edited(String script, Map<String, String> environment) {
        String url = environment.get("IDENTITY_DB_URL");
        if (url == null) {
            return script.replaceAll("(?m)^set-config-property.*", "")
                    .replace("target/identity.war", System.getProperty("identity.war"));
        }
        return script.replace("jdbc:postgresql://localhost:5432/identity", url)
                .replace(
                        "identity.db.user --propertyValue=identity",
                        "identity.db.user --propertyValue=" + userOf(url))
                .replace("target/identity.war", System.getProperty("identity.war"));
    }

    private static String userOf(String url) {
        return url.replaceFirst(".*[?&]user=([^&]*).*", "$1");
    }

    private static void awaitAdministration(int port) throws IOException {
        for (int left = 600; ; left--) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                if (left == 0) {
                    throw e;
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean renew(Path directory, Ports ports, Certificate certificate) {
        return false;
    }

    private ProcessBuilder asadmin(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("bash", home().resolve("bin/asadmin").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }
}
