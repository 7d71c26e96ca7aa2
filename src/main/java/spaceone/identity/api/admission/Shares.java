package spaceone.identity.api.admission;

import java.util.HashMap;
import java.util.Map;

/**
 * Divides something scarce among whoever comes, without knowing how many will: nobody may hold more
 * than is still free, or than a part of it. One alone gets half of all, who comes second half of
 * the rest, and a newcomer finds something while they do not all come at once. Not for several
 * threads.
 */
final class Shares {

    private final long capacity;
    private final int spare;
    private final Map<String, Long> held = new HashMap<>();
    private long taken;

    Shares(long capacity) {
        this(capacity, 1);
    }

    /**
     * {@code spare}: so many times what somebody holds must be free still; with 2, one alone gets a
     * third.
     */
    Shares(long capacity, int spare) {
        this.capacity = capacity;
        this.spare = spare;
    }

    /** False, and nothing is taken, if that is more than is left for them. */
    boolean take(String holder, long amount) {
        if (!hasFor(holder, amount)) {
            return false;
        }
        held.merge(holder, amount, Long::sum);
        taken += amount;
        return true;
    }

    boolean hasFor(String holder, long amount) {
        long free = capacity - taken;
        return amount <= free
                && held.getOrDefault(holder, 0L) + amount <= Math.max(1, free / spare);
    }

    void giveBack(String holder, long amount) {
        held.computeIfPresent(holder, (who, all) -> all > amount ? all - amount : null);
        taken -= amount;
    }

    boolean isExhausted() {
        return taken >= capacity;
    }

    long taken() {
        return taken;
    }
}
