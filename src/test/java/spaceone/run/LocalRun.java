package spaceone.run;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import spaceone.testkit.Java;

/**
 * What {@code mvn -Prun} starts: a PostgreSQL of its own below the data directory, unless {@code
 * IDENTITY_DB_URL} names one, and the server with the WAR. It ends with Maven, however Maven ends,
 * and takes both along; when it is killed itself, its {@link Leash} does.
 */
public final class LocalRun {

    /** How long a server may answer without the application before we give up. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final DataDirectory data;
    private final int port;
    private Process leash;
    private Process server;

    private LocalRun(DataDirectory data, int port) {
        this.data = data;
        this.port = port;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            String configured = System.getenv().getOrDefault("IDENTITY_DATA_DIR", "");
            LocalRun run =
                    new LocalRun(
                            DataDirectory.at(Path.of(configured.isBlank() ? "data" : configured)),
                            Integer.parseInt(args[2]));
            run.start(Path.of(args[0]), Path.of(args[1]));
            run.announce();
            System.exit(run.server.waitFor());
        } catch (IllegalStateException e) {
            System.err.println("Identity does not start: " + e.getMessage());
            System.exit(1);
        }
    }

    private void start(Path jar, Path war) throws IOException, InterruptedException {
        data.claim();
        data.stopLeftovers();
        requireFreePort();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        // On a thread of its own: there may be only one that completes futures.
        Thread exit = new Thread(() -> System.exit(0), "maven-is-gone");
        ProcessHandle.current().parent().ifPresent(maven -> maven.onExit().thenRun(exit::start));
        leash = Leash.on(ProcessHandle.current(), data);

        List<String> command = new ArrayList<>(Java.command("-Xmx512m", "-XX:+UseSerialGC"));
        command.add("-Djava.io.tmpdir=" + data.emptyTemporary());
        command.addAll(List.of("-jar", jar.toString(), "--deploy", war.toString()));
        command.addAll(List.of("--contextroot", "/", "--port", String.valueOf(port)));
        // not "--nocluster" as well: that one brings Hazelcast back, and its open port
        command.addAll(List.of("--nohazelcast", "--disablephonehome"));
        command.addAll(List.of("--prebootcommandfile", "server-config/payara-micro.asadmin"));
        command.addAll(List.of("--logproperties", "server-config/logging.properties"));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        Map<String, String> environment = builder.environment();
        environment.put("IDENTITY_DATA_DIR", data.path().toString());
        if (environment.getOrDefault("IDENTITY_DB_URL", "").isBlank()) {
            environment.putAll(LocalPostgres.start(data));
        }
        environment.putIfAbsent("IDENTITY_CONSOLE_URL", "http://localhost:" + port + "/");
        if (environment.getOrDefault("IDENTITY_SMTP_HOST", "").isBlank()) {
            // somewhere a newcomer must find the links and codes he asks for
            environment.putIfAbsent("IDENTITY_MAIL_CONSOLE", "true");
        }
        server = builder.start();
        Files.writeString(data.serverPid(), String.valueOf(server.pid()));
    }

    private void requireFreePort() {
        try (ServerSocket socket = new ServerSocket(port)) {
            socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "port " + port + " is taken. Choose another with -Dhttp.port=N.");
        }
    }

    private void announce() throws InterruptedException {
        String address = "http://localhost:" + port;
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest check =
                HttpRequest.newBuilder(URI.create(address + "/check"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        Instant begin = Instant.now();
        while (server.isAlive()) {
            try {
                if (client.send(check, BodyHandlers.discarding()).statusCode() == 200) {
                    long seconds = Duration.between(begin, Instant.now()).toSeconds();
                    System.out.printf(
                            "Identity is ready after %d s: %s/identity/docs (Ctrl-C stops it)%n",
                            seconds, address);
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            }
            if (Instant.now().isAfter(begin.plus(PATIENCE))) {
                throw new IllegalStateException(
                        "the server runs but the application does not answer, see above.");
            }
            server.waitFor(250, TimeUnit.MILLISECONDS);
        }
    }

    private void stop() {
        data.stopLeftovers();
        if (leash != null) {
            leash.destroyForcibly();
        }
    }
}
