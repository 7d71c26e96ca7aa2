package spaceone.identity.directory;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import spaceone.identity.IdentityException;

/**
 * The line to one directory: only so many talk at a time, some more wait for a little while, and
 * when it was away some times in a row nobody tries for a while. One per directory, because the
 * directory of one tenant says nothing about that of another. Only {@link Unreachable} closes it:
 * what a caller can bring about by what they send must not keep others out.
 */
final class Line implements AutoCloseable {

    static final int MOST_AT_ONCE = 8;

    /** With those who talk no more than a node lets ask at once, whatever the directory. */
    static final int MOST_WAITING = 24;

    static final Duration LONGEST_WAIT = Duration.ofSeconds(4);
    static final int FAILURES = 5;

    /** So many in a row after a rest are enough for the next one. */
    static final int FAILURES_AFTER_REST = 3;

    static final Duration REST = Duration.ofSeconds(10);

    interface Call<T> {
        T on(Directory directory) throws IOException;
    }

    private final Directory directory;
    private final Clock clock;
    private final Semaphore seats = new Semaphore(MOST_AT_ONCE, true);
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Instant restUntil = Instant.MIN;
    private volatile Instant lastUse;

    /** When it last answered anybody, or began to be asked after a pause. */
    private volatile Instant lastMove;

    Line(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        this.lastUse = clock.instant();
        this.lastMove = lastUse;
    }

    <T> T call(Call<T> call) throws IOException {
        lastUse = clock.instant();
        demandOpen();
        takeSeat();
        try {
            // It may have been closed while this one waited.
            demandOpen();
            T answer = call.on(directory);
            answered();
            return answer;
        } catch (Unreachable e) {
            failed();
            throw e;
        } catch (SignInRefused | IdentityException e) {
            answered();
            throw e;
        } finally {
            seats.release();
        }
    }

    private void demandOpen() throws IOException {
        if (clock.instant().isBefore(restUntil)) {
            throw new IOException("it was away several times in a row");
        }
    }

    private void takeSeat() throws IOException {
        if (seats.availablePermits() == MOST_AT_ONCE) {
            lastMove = clock.instant();
        }
        if (seats.tryAcquire()) {
            return;
        }
        // Where nobody gets an answer, those who wait would only hold the node's threads.
        if (clock.instant().isAfter(lastMove.plus(LONGEST_WAIT))) {
            throw new IOException("it answers nobody");
        }
        try {
            if (waiting.incrementAndGet() > MOST_WAITING) {
                throw new IOException("too many wait for it");
            }
            if (!seats.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("it is too slow for all who wait for it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("out of time");
        } finally {
            waiting.decrementAndGet();
        }
    }

    private void answered() {
        lastMove = clock.instant();
        failures.set(0);
    }

    private void failed() {
        if (failures.incrementAndGet() >= FAILURES) {
            failures.set(FAILURES - FAILURES_AFTER_REST);
            restUntil = clock.instant().plus(REST);
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
