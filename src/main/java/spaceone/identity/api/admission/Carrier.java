package spaceone.identity.api.admission;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The thread of the server that brought something of a request. It goes back to the server through
 * code that nobody tells us the end of; but once it rests, or comes with another request, it has.
 */
final class Carrier {

    private static final ThreadLocal<AtomicLong> JOURNEYS =
            ThreadLocal.withInitial(AtomicLong::new);

    /** Where threads of a selector rest, on Linux, macOS and Windows. */
    private static final Set<String> SELECTORS =
            Set.of("sun.nio.ch.EPoll", "sun.nio.ch.KQueue", "sun.nio.ch.WEPoll");

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
                    case RUNNABLE -> waitsForTheNetwork();
                    case NEW, BLOCKED -> false;
                };
    }

    /** Java calls such a thread running. WildFly brings bodies with the threads that do so. */
    private boolean waitsForTheNetwork() {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length > 0 && SELECTORS.contains(stack[0].getClassName());
    }
}
