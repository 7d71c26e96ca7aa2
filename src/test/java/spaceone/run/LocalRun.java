package spaceone.run;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What {@code mvn -Prun} starts: a PostgreSQL of its own below the data directory, unless {@code
 * IDENTITY_DB_URL} names one, and the server with the WAR. Ends with Maven, however Maven ends, and
 * takes both along.
 */
public final class LocalRun {

    private final String port;
    private final Path data;
    private LocalPostgres postgres;
    private Process server;

    private LocalRun(String port, Path data) {
        this.port = port;
        this.data = data;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        String configured = System.getenv("IDENTITY_DATA_DIR");
        Path data = Path.of(configured == null || configured.isBlank() ? "data" : configured);
        LocalRun run = new LocalRun(args[2], data.toAbsolutePath().normalize());
        Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop"));
        ProcessHandle.current()
                .parent()
                .ifPresent(maven -> maven.onExit().thenRun(() -> System.exit(0)));
        run.start(new File(args[0]), new File(args[1]));
        run.announce();
        System.exit(run.server.waitFor());
    }

    private void start(File jar, File war) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1"));
        if (Runtime.version().feature() >= 24) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-jar", jar.getPath(), "--deploy", war.getPath()));
        command.addAll(List.of("--contextroot", "/", "--port", port));
        command.addAll(List.of("--nocluster", "--nohazelcast", "--disablephonehome"));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        Map<String, String> environment = builder.environment();
        environment.put("IDENTITY_DATA_DIR", data.toString());
        if (environment.getOrDefault("IDENTITY_DB_URL", "").isBlank()) {
            postgres = LocalPostgres.start(data);
            environment.put("IDENTITY_DB_URL", postgres.url());
            environment.put("IDENTITY_DB_USER", postgres.user());
            environment.put("IDENTITY_DB_PASSWORD", postgres.password());
        }
        server = builder.start();
    }

    private void announce() throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest check =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/check"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        while (server.isAlive()) {
            try {
                if (client.send(check, BodyHandlers.discarding()).statusCode() == 200) {
                    System.out.println("Identity is ready: http://localhost:" + port);
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            }
            server.waitFor(250, TimeUnit.MILLISECONDS);
        }
    }

    private void stop() {
        if (server != null) {
            server.destroy();
            try {
                if (!server.waitFor(20, TimeUnit.SECONDS)) {
                    server.destroyForcibly();
                }
            } catch (InterruptedException e) {
                server.destroyForcibly();
            }
        }
        if (postgres != null) {
            postgres.stop();
        }
    }
}
