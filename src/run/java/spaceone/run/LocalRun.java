package spaceone.run;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code mvn -Prun} starts: a PostgreSQL of its own below the data directory, unless {@code
 * IDENTITY_DB_URL} names one, and the server with the WAR. It runs inside Maven and ends with it,
 * however Maven ends, and takes both along; when Maven is killed, its {@link Leash} does.
 *
 * <p>It deploys a copy of the WAR that was never packed. With {@code -Dwatch} it brings into it what
 * changes in the sources. With {@code -Dtests} it is as integration tests want it, see {@link ForTests}.
 *
 * <p>Inside Maven, because there a refused start is one sentence and an exit status: as a process
 * of its own it would be followed by Maven's report of a failed command.
 */
public final class LocalRun {

    /** How long a server may answer without the application before we give up. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** The same, when the sources changed: what does not start then waits for the next change. */
    private static final Duration PATIENCE_AGAIN = Duration.ofSeconds(60);

    /** An upgrade to HTTP/2 would begin while the server still starts. */
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Duration PROGRESS = Duration.ofSeconds(10);

    private final Path project;
    private final Path jar;
    private final Path war;
    private final Path prepared;
    private final DataDirectory data;
    private final int port;
    private final boolean watching;
    private final String debugPort;
    private final Optional<ForTests> tests;
    private final Instant begin = Instant.now();
    private ServerOutput output;
    private Process leash;
    private Process server;
    private Process preparation;
    private volatile boolean isStopping;
    private Map<String, String> environment;
    private Watch watch;

    private LocalRun(
            Path project,
            Path jar,
            Path war,
            DataDirectory data,
            int port,
            boolean watching,
            String debugPort,
            Optional<ForTests> tests) {
        this.project = project;
        this.jar = jar;
        this.war = war;
        this.prepared = jar.resolveSibling("prepared");
        this.data = data;
        this.port = port;
        this.watching = watching;
        this.debugPort = debugPort;
        this.tests = tests;
    }

    public static void main(String[] args) throws InterruptedException {
        System.exit(run(args));
    }

    private static int run(String[] args) throws InterruptedException {
        Path project = Path.of(args[0]);
        boolean isForTests = !args[6].equals("false");
        String configured = System.getenv().getOrDefault("IDENTITY_DATA_DIR", "").strip();
        Path directory =
                isForTests
                        ? ForTests.in(project)
                        : project.resolve(configured.isEmpty() ? "data" : configured);
        try {
            Path jar = Path.of(args[1]);
            Path war = Path.of(args[2]);
            LocalRun run =
                    new LocalRun(
                            project,
                            jar,
                            war,
                            DataDirectory.at(directory),
                            port("http.port", args[3]),
                            !args[4].equals("false"),
                            args[5],
                            isForTests ? Optional.of(ForTests.fresh()) : Optional.empty());
            run.start();
            if (run.isReady()) {
                run.announce();
                run.prepare();
                run.watch();
            }
            return run.server.waitFor();
        } catch (IllegalStateException e) {
            Screen.refuse(e.getMessage());
        } catch (AccessDeniedException e) {
            Screen.refuse("this user may not write to " + e.getFile() + ".");
        } catch (IOException | UncheckedIOException e) {
            Screen.refuse("in " + directory + ": " + e.getMessage());
        }
        return 1;
    }

    private static int port(String property, String word) {
        if (!word.matches("[0-9]{1,5}") || Integer.parseInt(word) > 65_535 || word.equals("0")) {
            throw new IllegalStateException(
                    "-D" + property + "=" + word + " is no port, they go from 1 to 65535.");
        }
        return Integer.parseInt(word);
    }

    private void start() throws IOException, InterruptedException {
        data.claim();
        data.stopLeftovers();
        requireFreePort();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        leash = Leash.on(ProcessHandle.current(), data);

        ProcessBuilder builder = new ProcessBuilder(command())
                        .directory(project.toFile())
                        .redirectErrorStream(true);
        environment = builder.environment();
        environment.put("IDENTITY_DATA_DIR", data.path().toString());
        if (tests.isPresent() || environment.getOrDefault("IDENTITY_DB_URL", "").isBlank()) {
            environment.putAll(LocalPostgres.start(data));
        }
        environment.putIfAbsent("IDENTITY_CONSOLE_URL", address());
        if (tests.isPresent()) {
            environment.putAll(tests.get().environment(port));
            tests.get().write(data.path(), port, environment);
        } else if (environment.getOrDefault("IDENTITY_SMTP_HOST", "").isBlank()) {
            // somewhere a newcomer must find the links and codes they ask for
            environment.putIfAbsent("IDENTITY_MAIL_CONSOLE", "true");
        }
        if (watching) {
            environment.putIfAbsent("IDENTITY_PAGES_CHANGING", "true");
        }
        Screen.say("Starting the server, which takes some 20 s; its log is " + log());
        output = new ServerOutput(log());
        server = builder.start();
        Files.writeString(data.serverPid(), String.valueOf(server.pid()));
        output.follow(server);
    }

    /** The next start will be quicker; this one is not to wait for it. */
    private void prepare() throws IOException {
        if (PreparedServer.at(prepared, jar).isEmpty()) {
            ProcessBuilder builder = PreparedServer.preparing(project, jar, war, prepared);
            builder.command().addAll(0, List.of("nice", "-n", "19"));
            preparation =
                    builder.redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
        }
    }

    private List<String> command() throws IOException {
        List<String> command =
                new ArrayList<>(
                        Java.command(
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                // a quick start before a quick service
                                "-Xmn256m",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+ExitOnOutOfMemoryError"));
        if (!debugPort.equals("none")) {
            command.add(
                    "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=localhost:"
                            + port("debug.port", debugPort));
        }
        Path temporary = data.emptyTemporary();
        command.add("-Djava.io.tmpdir=" + temporary);
        Optional<PreparedServer> server = PreparedServer.at(prepared, jar);
        command.addAll(
                server.isPresent()
                        ? server.get().launch(temporary.resolve("server"))
                        : List.of("-jar", jar.toString()));
        // the next build may change what this one made
        Path deployed = temporary.resolve("identity");
        Trees.copy(war, deployed);
        if (watching) {
            watch = new Watch(project, deployed, libraries());
        }
        command.addAll(List.of("--deploy", deployed.toString()));
        command.addAll(List.of("--contextroot", "/", "--port", String.valueOf(port)));
        command.addAll(List.of("--nohazelcast", "--disablephonehome"));
        command.addAll(List.of("--prebootcommandfile", "server-config/payara-micro.asadmin"));
        command.addAll(List.of("--logproperties", "server-config/logging.properties"));
        return command;
    }

    /** Of the build, the server's among them. */
    private static String libraries() {
        if (LocalRun.class.getClassLoader() instanceof URLClassLoader maven) {
            return Stream.of(maven.getURLs())
                    .map(url -> Path.of(URI.create(url.toString())).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    private Path log() {
        return data.path().resolve("server.log");
    }

    private String address() {
        return "http://localhost:" + port + "/";
    }

    private void requireFreePort() {
        try (ServerSocket socket = new ServerSocket(port)) {
            socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "port " + port + " is taken. Choose another with -Dhttp.port=N.");
        }
    }

    private void announce() throws IOException, InterruptedException {
        if (tests.isEmpty()) {
            output.awaitBanner();
        }
        Screen.say(
                "Identity is ready after %d s. Ctrl-C stops it. Its API: %sidentity/docs"
                        .formatted(seconds(), address()));
        if (tests.isPresent()) {
            Screen.say("Tests talk to it: mvn verify -Pone -Drunning -Dit.test=KeysIT");
            return;
        }
        new SignIn(data.path(), address(), environment)
                .block(output.said())
                .forEach(Screen::say);
        output.show();
    }

    /** Waits until it is; it is not when it was stopped meanwhile. */
    private boolean isReady() throws InterruptedException {
        Instant told = Instant.now();
        Instant limit = told.plus(PATIENCE);
        while (server.isAlive()) {
            if (answers()) {
                return true;
            }
            if (Instant.now().isAfter(limit)) {
                throw new IllegalStateException(
                        "the server runs but the application does not answer, see " + log() + ".");
            }
            if (Instant.now().isAfter(told.plus(PROGRESS))) {
                told = Instant.now();
                Screen.say("... " + seconds() + " s");
            }
            server.waitFor(250, TimeUnit.MILLISECONDS);
        }
        int status = server.waitFor();
        if (isStopping) {
            return false;
        }
        throw new IllegalStateException(output.reason(status));
    }

    /** Until the server ends: what changes in the sources is brought into it. */
    private void watch() throws IOException, InterruptedException {
        if (!watching) {
            return;
        }
        Screen.say("");
        Screen.say("What changes below src/main is seen: a page when it is loaded again, the rest");
        Screen.say("when the application has started again by itself.");
        while (!server.waitFor(250, TimeUnit.MILLISECONDS)) {
            Instant change = Instant.now();
            List<String> said = new ArrayList<>();
            Watch.Change brought = watch.bring(said);
            said.forEach(Screen::say);
            if (brought == Watch.Change.PAGES) {
                Screen.say("A page changed.");
            } else if (brought == Watch.Change.APPLICATION) {
                watch.reload();
                Process document = watch.document();
                awaitAgain(change);
                tellFailure(document);
            }
        }
    }

    /** What is seen is the document of before. */
    private static void tellFailure(Process document) throws IOException, InterruptedException {
        try (BufferedReader said = document.inputReader()) {
            List<String> lines = said.lines().toList();
            if (document.waitFor() != 0) {
                Screen.say("The API's document was not written:");
                lines.forEach(Screen::say);
            }
        }
    }

    private void awaitAgain(Instant change) throws InterruptedException {
        boolean isAway = false;
        while (!server.waitFor(100, TimeUnit.MILLISECONDS)) {
            Duration taken = Duration.between(change, Instant.now());
            boolean answers = answers();
            isAway |= !answers;
            if (isAway && answers) {
                Screen.say(
                        "It runs again, %.1f s after the change."
                                .formatted(taken.toMillis() / 1e3));
                return;
            }
            if (taken.compareTo(PATIENCE_AGAIN) > 0) {
                Screen.say("It does not start again, see " + log() + ".");
                return;
            }
        }
    }

    private boolean answers() throws InterruptedException {
        HttpRequest check =
                HttpRequest.newBuilder(URI.create(address() + "check"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return CLIENT.send(check, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            // not listening yet
            return false;
        }
    }

    private long seconds() {
        return Duration.between(begin, Instant.now()).toSeconds();
    }

    private void stop() {
        isStopping = true;
        if (tests.isPresent()) {
            ForTests.forget(data.path());
        }
        data.stopLeftovers();
        if (preparation != null) {
            preparation.descendants().forEach(ProcessHandle::destroy);
            preparation.destroy();
        }
        if (leash != null) {
            leash.destroyForcibly();
        }
    }
}
