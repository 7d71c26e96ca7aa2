package spaceone.testkit.traffic;

import java.util.ArrayList;
import java.util.List;

/**
 * What clients, the mail server and the readers of records saw, in the order in which they wrote it
 * down; {@link Invariants} judges it. Times are those of {@link System#nanoTime}.
 */
public final class History {

    /** The end of what was sent and not answered: it may be done at any time after it was sent. */
    static final long NEVER = Long.MAX_VALUE;

    /** One thing that somebody saw. */
    sealed interface Event {}

    /**
     * @param end when it was answered with 200, or {@link #NEVER}
     */
    record Written(String what, String value, long begin, long end) implements Event {}

    /**
     * @param value what was found; "nothing" where there was nothing
     */
    record Read(String what, String value, long begin, long end) implements Event {}

    /** Something that is good once was answered with 200. */
    record Accepted(String secret) implements Event {}

    /** What this permitted is over, says an answer that came then. */
    record Ended(String right, long end) implements Event {}

    /** A request that was sent then was answered as if the right were there. */
    record Allowed(String right, long begin) implements Event {}

    /** Between so many and so many facts cause one mail each to this address. */
    record Caused(String recipient, int least, int most) implements Event {}

    /**
     * @param known whether the sender can have read that it was taken
     */
    record Delivered(String recipient, String messageId, boolean known, long at) implements Event {}

    /** A node or the database broke off: what it handed over then it may not have written down. */
    record Doubt(long begin, long end) implements Event {}

    /** Between so many and so many changes of this kind. */
    record Changed(String action, String target, int least, int most) implements Event {}

    /** So many records of it are in the audit trail. */
    record Recorded(String action, String target, int count) implements Event {}

    /** What must never be more, or less. */
    record Counted(String limit, long count, long least, long most) implements Event {}

    private final List<Event> events = new ArrayList<>();

    synchronized void add(Event event) {
        events.add(event);
    }

    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** What was handed over within these times may be handed over again. */
    public void doubt(long begin, long end) {
        add(new Doubt(begin, end));
    }
}
