package spaceone.identity;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Work that nobody asks for and that has to be done again and again. Every node does it, at the
 * same time if it so happens: a portion is one transaction and passes over what another holds.
 *
 * @param name what operators call it
 * @param every how often; empty for clearing away, which the housekeeping times
 * @param portion does one portion, and says whether there may be more
 */
public record Chore(String name, Optional<Duration> every, BooleanSupplier portion) {

    /** At most so many rows at a time, so that no other work waits long. */
    public static final int PORTION = 1000;

    public static Chore every(Duration time, String name, Runnable work) {
        return new Chore(
                name,
                Optional.of(time),
                () -> {
                    work.run();
                    return false;
                });
    }

    /** Removes what is over. */
    public interface Purge {
        /** How many it removed, {@code most} at most. */
        int remove(int most);
    }

    public static Chore purge(String name, Purge purge) {
        return new Chore(name, Optional.empty(), () -> purge.remove(PORTION) == PORTION);
    }
}
