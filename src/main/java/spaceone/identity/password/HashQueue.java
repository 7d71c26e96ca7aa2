package spaceone.identity.password;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import spaceone.identity.IdentityException;
import spaceone.identity.operation.HashMeter;

/**
 * Lets a few hash at once and a few more wait; whoever comes beyond that is sent away at once, with
 * a word about when to come back. Each who waits holds a request thread, so the queue is short
 * enough that everybody else still finds one.
 */
final class HashQueue {

    private static final double WEIGHT_OF_LATEST = 0.1;

    final Semaphore turns;
    private final int atOnce;
    private final int places;
    private final Duration longestWait;

    /** Who hashes and who waits. */
    private final AtomicInteger inside = new AtomicInteger();

    /** Who will, sooner or later. */
    private final AtomicInteger reserved = new AtomicInteger();

    /** Of one hash lately. Two threads may overwrite each other: it is an estimate. */
    private volatile double nanosEach = 50e6;

    /** {@code atOnce} 0 means one for each core. */
    HashQueue(int atOnce, int waiting, Duration longestWait) {
        if (waiting < 1) {
            throw new IllegalArgumentException("identity.password.queue must be at least 1");
        }
        if (atOnce < 0) {
            throw new IllegalArgumentException("identity.password.at-once must be at least 0");
        }
        this.atOnce = atOnce == 0 ? Runtime.getRuntime().availableProcessors() : atOnce;
        this.places = this.atOnce + waiting;
        this.longestWait = longestWait;
        this.turns = new Semaphore(this.atOnce, true);
    }

    int waiting() {
        return Math.max(0, inside.get() - atOnce);
    }

    /** Nobody hashes, and nobody waits for it. */
    boolean isIdle() {
        return inside.get() == 0;
    }

    /** Keeps a place during work that will come here sooner or later. */
    <T> T withPlace(Supplier<T> work) {
        try {
            if (reserved.incrementAndGet() > places) {
                throw full();
            }
            return work.get();
        } finally {
            reserved.decrementAndGet();
        }
    }

    /** Gives the place to others during work that brings no password, however long it takes. */
    <T> T withoutPlace(Supplier<T> work) {
        reserved.decrementAndGet();
        try {
            return work.get();
        } finally {
            reserved.incrementAndGet();
        }
    }

    <T> T inTurn(Supplier<T> work) {
        try {
            if (inside.incrementAndGet() > places) {
                throw full();
            }
            await();
            try {
                return timed(work);
            } finally {
                turns.release();
            }
        } finally {
            inside.decrementAndGet();
        }
    }

    /**
     * For work that nobody waits for, and that must not be lost: waits as long as it takes, and
     * counts in no queue. Not on a request thread.
     */
    <T> T patiently(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return timed(work);
        } finally {
            turns.release();
        }
    }

    private void await() {
        long begin = System.nanoTime();
        try {
            if (!turns.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
                HashMeter.waitedTooLong();
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        HashMeter.waited(System.nanoTime() - begin);
    }

    private <T> T timed(Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        long took = System.nanoTime() - begin;
        nanosEach += WEIGHT_OF_LATEST * (took - nanosEach);
        HashMeter.worked(took);
        return result;
    }

    private IdentityException full() {
        HashMeter.queueFull();
        return busy();
    }

    private IdentityException busy() {
        return PasswordError.TOO_MANY_PASSWORDS.with().retryAfter(untilEmpty());
    }

    /** When all who are inside now will be done, in whole seconds. */
    private Duration untilEmpty() {
        double nanos =
                nanosEach * Math.min(Math.max(inside.get(), reserved.get()), places) / atOnce;
        return Duration.ofSeconds((long) Math.max(1, Math.ceil(nanos / 1e9)));
    }
}
