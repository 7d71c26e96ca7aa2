package spaceone.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Somebody with a fresh clone, nothing in the temporary directory and no data, who types {@code mvn
 * -Prun}. What Maven has to fetch is the only thing they share with this machine.
 */
public final class Newcomer implements AutoCloseable {

    private static final List<String> TRACKED =
            List.of("pom.xml", "README.md", "server-config", "src");
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final Path home;
    private final List<Process> started = new ArrayList<>();

    public Newcomer() throws IOException {
        home = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "newcomer");
        Files.createDirectory(temporary());
        for (String name : TRACKED) {
            try (Stream<Path> files = Files.walk(Path.of(name))) {
                files.forEach(this::copy);
            }
        }
    }

    private void copy(Path file) {
        Path copy = home.resolve("clone").resolve(file);
        try {
            Files.createDirectories(copy.getParent());
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path temporary() {
        return home.resolve("tmp");
    }

    /** {@code mvn -Prun -Dhttp.port=N}, whose output is in the file. */
    public Process start(int port, Path output) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(Maven.command("-Prun", "-Dhttp.port=" + port))
                        .directory(home.resolve("clone").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("IDENTITY_"));
        builder.environment().put("TMPDIR", temporary().toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MAVEN_OPTS", "-Djava.io.tmpdir=" + temporary());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    public Path output(String name) {
        return home.resolve(name);
    }

    /** What is on the screen when this is, without colours and blank lines. */
    public static List<String> awaitScreen(Process maven, Path output, String text)
            throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(LIMIT);
        while (maven.isAlive() && Instant.now().isBefore(limit)) {
            String screen = Files.readString(output);
            if (screen.contains(text) && screen.endsWith("\n")) {
                break;
            }
            maven.waitFor(200, TimeUnit.MILLISECONDS);
        }
        return Files.readAllLines(output).stream()
                .map(line -> line.replaceAll("\u001B\\[[0-9;]*m", ""))
                .filter(line -> !line.isBlank())
                .toList();
    }

    @Override
    public void close() {
        for (Process process : started) {
            List<ProcessHandle> family =
                    Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
            family.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
