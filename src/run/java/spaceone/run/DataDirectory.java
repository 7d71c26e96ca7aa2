package spaceone.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The directory that a local run keeps its data in, and the processes that belong to it. One run at
 * a time may claim it; a claim dies with its process.
 */
final class DataDirectory {

    private static final int CLAIM_SECONDS = 15;
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Path path;
    private FileLock claim;

    private DataDirectory(Path path) {
        this.path = path;
    }

    static DataDirectory at(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        if (Files.notExists(absolute)) {
            Files.createDirectories(absolute);
            restrict(absolute, "rwx------");
        }
        return new DataDirectory(absolute);
    }

    Path path() {
        return path;
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    /** Where the programs of PostgreSQL are unpacked to. */
    Path programs() {
        return path.resolve("postgres-programs");
    }

    Path serverPid() {
        return path.resolve("server.pid");
    }

    /** Waits a little: an earlier run may be on its way out. */
    void claim() throws IOException, InterruptedException {
        for (int i = 0; i < CLAIM_SECONDS; i++) {
            if (tryClaim()) {
                return;
            }
            if (i == 0) {
                Screen.say("Waiting for another run to leave " + path);
            }
            TimeUnit.SECONDS.sleep(1);
        }
        throw new IllegalStateException(
                "another run uses "
                        + path
                        + ". Stop it, or choose another directory with IDENTITY_DATA_DIR.");
    }

    boolean tryClaim() throws IOException {
        FileChannel channel =
                FileChannel.open(
                        path.resolve("run.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        claim = channel.tryLock();
        if (claim == null) {
            channel.close();
        }
        return claim != null;
    }

    /** The server first, it uses the database. */
    void stopLeftovers() {
        running(serverPid())
                .filter(this::isOurs)
                .ifPresent(server -> stop(server, server::destroy));
        Path postmaster = postgres().resolve("postmaster.pid");
        Optional<ProcessHandle> database = running(postmaster);
        if (database.isPresent() && isOurs(database.get())) {
            stop(database.get(), () -> interrupt(database.get()));
        } else if (database.flatMap(process -> process.info().command())
                .filter(command -> !command.contains("postgres"))
                .isPresent()) {
            // The number has gone to somebody else, and PostgreSQL would take it for itself.
            delete(postmaster);
        }
    }

    private static Optional<ProcessHandle> running(Path pidFile) {
        try (Stream<String> lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d+"))
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** All that a run starts carry the directory in their command line. */
    private boolean isOurs(ProcessHandle process) {
        return Stream.of(process.info().arguments().orElse(new String[0]))
                .anyMatch(word -> word.contains(path.toString()));
    }

    private static void stop(ProcessHandle process, Runnable request) {
        request.run();
        if (!ends(process)) {
            process.destroyForcibly();
            ends(process);
        }
    }

    /** Looked at again and again: during a shutdown nobody may be left to complete a future. */
    private static boolean ends(ProcessHandle process) {
        Instant limit = Instant.now().plus(STOP);
        try {
            while (process.isAlive() && Instant.now().isBefore(limit)) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !process.isAlive();
    }

    /** PostgreSQL waits for its clients on TERM, but not on INT, which Java cannot send. */
    private static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start();
        } catch (IOException e) {
            process.destroy();
        }
    }

    /** Servers that were killed leave 100 MB each. */
    Path emptyTemporary() throws IOException {
        Path temporary = path.resolve("tmp");
        if (Files.exists(temporary)) {
            try (Stream<Path> files = Files.walk(temporary)) {
                files.sorted(Comparator.reverseOrder()).forEach(DataDirectory::delete);
            }
        }
        return Files.createDirectory(temporary);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the eyes of its owner, where the file system knows owners. */
    static void restrict(Path file, String permissions) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
    }
}
