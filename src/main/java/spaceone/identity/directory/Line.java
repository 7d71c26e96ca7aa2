package spaceone.identity.directory;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The line to one directory: only so many talk at a time, and after some failures in a row nobody
 * tries for a while. One per directory, because the directory of one tenant says nothing about that
 * of another.
 */
final class Line implements AutoCloseable {

    static final int MOST_AT_ONCE = 8;
    static final int FAILURES = 5;
    static final Duration REST = Duration.ofSeconds(10);

    interface Call<T> {
        T on(Directory directory) throws IOException;
    }

    private final Directory directory;
    private final Clock clock;
    private final Semaphore seats = new Semaphore(MOST_AT_ONCE);
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Instant restUntil = Instant.MIN;
    private volatile Instant lastUse;

    Line(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        this.lastUse = clock.instant();
    }

    <T> T call(Call<T> call) throws IOException {
        Instant now = clock.instant();
        lastUse = now;
        if (now.isBefore(restUntil)) {
            throw new IOException("it failed several times in a row");
        }
        if (!seats.tryAcquire()) {
            throw new IOException("too many wait for it");
        }
        try {
            T answer = call.on(directory);
            failures.set(0);
            return answer;
        } catch (IOException e) {
            // One more failure after the rest is enough for the next one.
            if (failures.incrementAndGet() >= FAILURES) {
                restUntil = clock.instant().plus(REST);
            }
            throw e;
        } finally {
            seats.release();
        }
    }

    Instant lastUse() {
        return lastUse;
    }

    /** Ends its connections; calls that are under way fail as if the directory were gone. */
    @Override
    public void close() {
        directory.close();
    }
}
