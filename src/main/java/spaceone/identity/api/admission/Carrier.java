package spaceone.identity.api.admission;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The thread of the server that brought something of a request. It goes back to the server through
 * code that nobody tells us the end of; but once it rests, or comes with another request, it has.
 */
final class Carrier {

    private static final ThreadLocal<AtomicLong> JOURNEYS =
            ThreadLocal.withInitial(AtomicLong::new);

    private final Thread thread = Thread.currentThread();
    private final AtomicLong journeys = JOURNEYS.get();
    private final long journey = journeys.get();

    /** This thread brings a request: it is done with whatever it brought before. */
    static void setsOut() {
        JOURNEYS.get().incrementAndGet();
    }

    boolean hasLeft() {
        return journeys.get() != journey
                || switch (thread.getState()) {
                    case WAITING, TIMED_WAITING, TERMINATED -> true;
                    case NEW, RUNNABLE, BLOCKED -> false;
                };
    }
}
