package spaceone.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * A server process of its own, started with the command that operators use and no other
 * configuration than the given environment. For tests of the start itself; all others share the
 * server behind {@link Api}.
 */
public final class Node implements AutoCloseable {

    /**
     * HTTP/1.1 like {@link Api}: an upgrade to HTTP/2 would begin while the server still starts.
     */
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * Not from the ports that systems give to clients (RFC 6335, and Linux from 32768): until a
     * server listens, one of the tests' own connections could have taken it.
     */
    private static final int FIRST_PORT = 12_000;

    private static final int BEHIND_LAST_PORT = 32_000;

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private final Process process;
    private final Server.Ports ports;
    private final Path output;

    private Node(Process process, Server.Ports ports, Path output) {
        this.process = process;
        this.ports = ports;
        this.output = output;
    }

    public static Node start(Map<String, String> environment, String... jvmOptions) {
        return start(environment, List.of(), jvmOptions);
    }

    /** With other applications beside ours, each at the context its file is named after. */
    public static Node start(
            Map<String, String> environment, List<Path> others, String... jvmOptions) {
        return start(war(), environment, others, jvmOptions);
    }

    /** Of another release than the one under test. */
    public static Node start(
            Path war, Map<String, String> environment, List<Path> others, String... jvmOptions) {
        List<Path> wars = Stream.concat(Stream.of(war), others.stream()).toList();
        return start(
                environment,
                (server, directory, ports) ->
                        server.process(directory, ports, wars, List.of(jvmOptions)));
    }

    /** Where it was before, or where somebody expects it; perhaps of another release. */
    public static Node startAt(
            int port, Path war, Map<String, String> environment, String... jvmOptions) {
        Server.Ports ports = new Server.Ports(port, freePort(), freePort());
        return start(
                ports,
                environment,
                (server, directory, chosen) ->
                        server.process(directory, chosen, List.of(war), List.of(jvmOptions)));
    }

    /** The one under test. */
    public static Path war() {
        return Path.of(System.getProperty("identity.war"));
    }

    /** With both options that are there against a cluster, of which one takes back the other. */
    public static Node withoutCluster(Map<String, String> environment, String... jvmOptions) {
        return start(
                environment,
                (server, directory, ports) -> {
                    ProcessBuilder builder = server.bare(directory, ports, List.of(jvmOptions));
                    builder.command().add("--nocluster");
                    return builder;
                });
    }

    /** As operators expose it: with HTTPS, logs as JSON and a proxy on this machine. */
    public static Node exposed(
            Map<String, String> environment, Certificate certificate, String... jvmOptions) {
        return start(
                environment,
                (server, directory, ports) ->
                        server.exposed(directory, ports, certificate, List.of(jvmOptions)));
    }

    /** With the scripts and settings of {@code server-config}, as operators start it. */
    public static Node shipped(Map<String, String> environment, String... jvmOptions) {
        return start(
                environment,
                (server, directory, ports) ->
                        server.shipped(directory, ports, List.of(jvmOptions)));
    }

    /** As operators watch it: with traces, and every logger of ours at its most talkative. */
    public static Node watched(Map<String, String> environment, String... jvmOptions) {
        return start(
                environment,
                (server, directory, ports) ->
                        server.watched(directory, ports, List.of(jvmOptions)));
    }

    private static Node start(Map<String, String> environment, Command command) {
        return start(Server.Ports.free(), environment, command);
    }

    private static Node start(
            Server.Ports ports, Map<String, String> environment, Command command) {
        try {
            Path directory = Files.createTempDirectory(Path.of("target"), "node");
            Server server = Server.current();
            ProcessBuilder builder = command.of(server, directory, ports);
            File output = directory.resolve("output.log").toFile();
            builder.redirectErrorStream(true).redirectOutput(output);
            builder.environment()
                    .keySet()
                    .removeIf(
                            name ->
                                    name.startsWith("IDENTITY_")
                                            && System.getenv().containsKey(name));
            builder.environment().put("IDENTITY_DATA_DIR", directory.toAbsolutePath().toString());
            builder.environment().putAll(environment);
            Node node = new Node(builder.start(), ports, output.toPath());
            server.prepare(directory, ports, environment);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Command {
        ProcessBuilder of(Server server, Path directory, Server.Ports ports) throws IOException;
    }

    /** Whether it takes over a renewed certificate while it runs. */
    public boolean renews(Certificate certificate) {
        try {
            return Server.current().renew(output.getParent(), ports, certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI secureBase() {
        return URI.create("https://localhost:" + ports.https());
    }

    /** Where the server's own health checks are. */
    public URI health() {
        return URI.create("http://localhost:" + Server.current().healthPort(ports) + "/health/");
    }

    public URI base() {
        return URI.create("http://localhost:" + ports.http());
    }

    /** What it runs from, and what it writes. */
    public Path directory() {
        return output.getParent();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Until {@code /check} says so, for three minutes at most. */
    public void awaitReady() throws InterruptedException {
        awaitReady(LIMIT);
    }

    public void awaitReady(Duration limit) throws InterruptedException {
        awaitStatus("/check", status -> status == 200, limit);
    }

    /** The status of the first answer, within three minutes. */
    public int awaitAnswer(String path) throws InterruptedException {
        return awaitStatus(path, status -> true, LIMIT);
    }

    private int awaitStatus(String path, IntPredicate isWanted, Duration patience)
            throws InterruptedException {
        HttpRequest check =
                HttpRequest.newBuilder(base().resolve(path)).timeout(Duration.ofSeconds(5)).build();
        Instant limit = Instant.now().plus(patience);
        while (process.isAlive() && Instant.now().isBefore(limit)) {
            try {
                int status = CLIENT.send(check, BodyHandlers.discarding()).statusCode();
                if (isWanted.test(status)) {
                    return status;
                }
            } catch (IOException e) {
                // not listening yet
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        throw new IllegalStateException("The server did not become ready: " + output());
    }

    /** Without warning, as {@code kill -9} does it. */
    public void kill() throws InterruptedException {
        // a script, where the server has one to start it, ends after the server it started
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    /**
     * Asks it to stop, as {@code kill}, Docker and systemd do it; see {@link #awaitEnd}. A script
     * that started it passes no signal on, systemd sends it to both.
     */
    public void terminate() {
        List<ProcessHandle> started = process.descendants().toList();
        started.forEach(ProcessHandle::destroy);
        if (started.isEmpty()) {
            process.destroy();
        }
    }

    /** It keeps its connections and answers nobody, until it is woken. */
    public void freeze() throws IOException {
        signal("STOP");
    }

    public void wake() throws IOException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .forEach(one -> command.add(String.valueOf(one.pid())));
        Commands.run(new ProcessBuilder(command));
    }

    /** Posts raw JSON to this node and gives the body of the answer; {@code token} may be null. */
    public String post(String path, String token, String json) {
        return post(path, token, json, Map.of());
    }

    public String post(String path, String token, String json, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base().resolve(path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json));
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return body(request);
    }

    /** The body of what a path answers. */
    public String get(String path) {
        return body(
                HttpRequest.newBuilder(base().resolve(path)).timeout(Duration.ofSeconds(60)).GET());
    }

    private static String body(HttpRequest.Builder request) {
        return Api.send(request).body();
    }

    /** Until it has said so on its console, for a minute at most. */
    public void awaitOutput(String text) throws InterruptedException {
        Instant limit = Instant.now().plus(Duration.ofMinutes(1));
        while (!output().contains(text)) {
            if (Instant.now().isAfter(limit) || process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The server did not say " + text + ": " + output());
            }
        }
    }

    /** Its exit status, within three minutes. */
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The server did not end: " + output());
        }
        return process.exitValue();
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Never the same twice, however late the first is taken. */
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, BEHIND_LAST_PORT);
            try (ServerSocket socket = new ServerSocket(port)) {
                if (GIVEN.add(socket.getLocalPort())) {
                    return socket.getLocalPort();
                }
            } catch (BindException taken) {
                // another will do
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        terminate();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Secrets.demandNoneIn("the log of a node", output());
    }
}
