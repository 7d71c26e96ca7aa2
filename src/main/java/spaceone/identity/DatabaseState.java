package spaceone.identity;

import java.time.Duration;
import java.util.Set;

/**
 * What the SQLSTATE of a failure says about the database itself. The weather passes: whoever asked
 * may come again, and meanwhile this node is not to be given work that it cannot do.
 */
public final class DatabaseState {

    public static final Duration COME_AGAIN = Duration.ofSeconds(2);

    private static final long REMEMBERED_NANOS = Duration.ofSeconds(5).toNanos();

    /** Read-only: a standby, or a primary that its operator, or a full disk, made so. */
    private static final String READ_ONLY = "25006";

    private static final String DISK_FULL = "53100";

    /** A lock that others hold too long; a session that was ended for having been idle too long. */
    private static final Set<String> OTHERS = Set.of(READ_ONLY, "55P03", "25P03", "25P04");

    private static volatile long refusedWriteAt = System.nanoTime() - REMEMBERED_NANOS;

    private DatabaseState() {}

    /** Away, on its way back, or without room: not an error of ours, nor of the request. */
    public static boolean isAway(String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57P0")
                        || OTHERS.contains(state));
    }

    /** A database that cannot write still answers who asks whether it is there. */
    public static void noticed(String state) {
        if (READ_ONLY.equals(state) || DISK_FULL.equals(state)) {
            refusedWriteAt = System.nanoTime();
        }
    }

    /** Whether a write was refused so lately that the next one would be, too. */
    public static boolean refusesWrites() {
        return System.nanoTime() - refusedWriteAt < REMEMBERED_NANOS;
    }
}
