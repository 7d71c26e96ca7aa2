package spaceone.identity.api.admission;

import jakarta.servlet.AsyncContext;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Network;

/**
 * One request on its way in, at work, and out. The bounds it holds are given back once, at its end.
 */
final class Visit {

    /** What a body may have without counting: most are smaller. */
    static final int SMALL_BODY = 16 * 1024;

    /** So often it is asked whether its thread has left; no thread of a server is busy so long. */
    static final int MOST_LOOKS = 1_000;

    final String source;
    final String caller;
    private final Bounds bounds;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** Of what is to happen next; compared with {@link System#nanoTime()}. */
    volatile long deadline = System.nanoTime() + Long.MAX_VALUE / 2;

    volatile @Nullable Refusal refusal;

    /** In bytes; no more of it is read. */
    int largestBody = Integer.MAX_VALUE;

    private @Nullable Wait wait;
    private volatile Carrier carrier = new Carrier();
    private int patience = MOST_LOOKS;
    private volatile @Nullable Thread worker;
    private volatile long blockedSince;
    private long counted;
    private volatile @Nullable String streamOf;
    private boolean slow;
    private long endOfStream;
    private boolean readElsewhere;
    private boolean reading;
    private boolean working;
    private boolean ended;

    /** How it goes on that waits without a thread. */
    private record Wait(AsyncContext context, Executor later, Runnable onVanishing) {}

    Visit(String source, String caller, Bounds bounds) {
        this.source = source;
        this.caller = caller;
        this.bounds = bounds;
    }

    /** Of whoever comes from this address with this header. */
    static Visit of(String address, String authorization, KnownCallers callers, Bounds bounds) {
        String source = Network.of(address);
        return new Visit(source, callers.of(authorization, source), bounds);
    }

    /**
     * From now on it waits without a thread; it may end so, too. {@code soon} runs what is given to
     * it in some milliseconds, on a thread of ours.
     */
    void waitsIn(AsyncContext asynchronous, Executor soon, Runnable vanishing) {
        wait = new Wait(asynchronous, soon, vanishing);
        isBrought();
    }

    private Wait waiting() {
        return Objects.requireNonNull(wait, "it waits");
    }

    /** This thread of the server brings something of it. */
    void isBrought() {
        carrier = new Carrier();
    }

    /**
     * Goes on, on a thread of the server, as soon as the one that brought it is done with it.
     * Payara loses a request for ever that is dispatched by another thread at the very moment when
     * that one leaves, and mixes up connections if a request ends while a piece of it is brought.
     */
    void proceed() {
        if (isLeftAlone() || --patience < 0) {
            dispatch();
        } else {
            waiting().later().execute(this::proceed);
        }
    }

    /**
     * That the thread is out of the filters the context tells: it takes no time-out any more. Of
     * its last steps in the server nobody tells; they are over when it has left altogether.
     */
    private boolean isLeftAlone() {
        if (!carrier.hasLeft()) {
            return false;
        }
        try {
            waiting().context().setTimeout(0);
            return false;
        } catch (IllegalStateException returned) {
            return true;
        }
    }

    private void dispatch() {
        try {
            waiting().context().dispatch();
        } catch (IllegalStateException gone) {
            vanish();
        }
    }

    /** Nobody is there any more to be answered. */
    void vanish() {
        bounds.end(this);
        waiting().onVanishing().run();
        try {
            waiting().context().complete();
        } catch (IllegalStateException gone) {
            // the server noticed it, too
        }
    }

    void reads(boolean now) {
        reading = now;
    }

    boolean isReading() {
        return reading;
    }

    void works() {
        working = true;
    }

    boolean isWorking() {
        return working;
    }

    void streams(String domain, long until) {
        endOfStream = until;
        streamOf = domain;
    }

    String streamOf() {
        return Objects.requireNonNull(streamOf, "it streams");
    }

    boolean isStreaming() {
        return streamOf != null;
    }

    boolean isSlow() {
        return slow;
    }

    void isSlow(boolean now) {
        slow = now;
    }

    /** Whether it streams longer than anybody may; asked by the thread that does. */
    boolean isOver() {
        return streamOf != null && System.nanoTime() - endOfStream >= 0;
    }

    void readsElsewhere() {
        readElsewhere = true;
    }

    /** Whether its body came without a thread; on Payara no request may follow it then. */
    boolean isLastOfConnection() {
        return readElsewhere;
    }

    /** False when there is no room for so much. */
    boolean append(byte[] bytes, int length) {
        long beyond = Math.max(0, (long) body.size() + length - SMALL_BODY) - counted;
        if (beyond > 0) {
            if (!bounds.takeBytes(source, beyond)) {
                return false;
            }
            counted += beyond;
        }
        body.write(bytes, 0, length);
        return true;
    }

    int size() {
        return body.size();
    }

    boolean isTooLarge() {
        return body.size() > largestBody;
    }

    byte[] body() {
        return body.toByteArray();
    }

    long counted() {
        return counted;
    }

    /** True the first time. */
    boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    synchronized void begins(Thread thread) {
        worker = thread;
    }

    /** Afterwards nobody interrupts the thread, and it does not know that somebody did. */
    synchronized void leaves() {
        worker = null;
        blockedSince = 0;
        Thread.interrupted();
    }

    /** In a read or a write, which lasts as long as the client likes. */
    void blocks(boolean now) {
        blockedSince = now ? System.nanoTime() | 1 : 0;
    }

    boolean isBlockedFor(long nanos) {
        long since = blockedSince;
        return since != 0 && System.nanoTime() - since >= nanos;
    }

    /** Ends a read or a write that waits for the client so long. */
    synchronized void interruptAfter(long nanos) {
        Thread thread = worker;
        if (thread != null && isBlockedFor(nanos)) {
            thread.interrupt();
        }
    }
}
