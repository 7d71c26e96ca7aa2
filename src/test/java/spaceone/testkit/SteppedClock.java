package spaceone.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clock of one process, which is right until it is stepped, by Debian's {@code libfaketime}.
 * Timeouts go on: what a JVM measures them with is left alone, as a real step leaves it.
 */
public final class SteppedClock {

    private static final Path LIBRARIES = Path.of("/usr/lib");

    /** The other one now and then tells one of several threads the time of somewhere in between. */
    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

    private final Path library;
    private final Path offset;

    private SteppedClock(Path library) {
        try {
            this.library = library;
            this.offset = Files.createTempDirectory(Path.of("target"), "clock").resolve("offset");
            step(Duration.ZERO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where the library is not to be had. */
    public static Optional<SteppedClock> create() {
        return library()
                .or(() -> Debian.install("libfaketime") ? library() : Optional.empty())
                .map(SteppedClock::new);
    }

    /** In the directory of the machine's kind. */
    private static Optional<Path> library() {
        try (Stream<Path> kinds = Files.list(LIBRARIES)) {
            return kinds.map(kind -> kind.resolve(LIBRARY)).filter(Files::exists).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a process is started with, to have this clock. */
    public Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", offset.toAbsolutePath().toString(),
                "FAKETIME_NO_CACHE", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                // otherwise Object.wait returns at once
                "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                "NO_FAKE_STAT", "1");
    }

    /** To so much before, or behind, the time of everybody else. */
    public void step(Duration difference) throws IOException {
        Path next = offset.resolveSibling("next");
        Files.writeString(next, "%+d%n".formatted(difference.toSeconds()));
        Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE);
    }
}
