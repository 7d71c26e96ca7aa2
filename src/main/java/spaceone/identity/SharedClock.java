package spaceone.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The one clock. It ticks in milliseconds, the precision of the API and of every stored time.
 *
 * <p>All nodes go by one time: that of the machine at the start and what has passed since, unless
 * it differs from the database's by more than a second. Then the database is believed. So a node
 * whose clock is wrong, or is stepped while it runs, neither ends what still holds, nor takes what
 * is over, nor counts attempts anew.
 */
@ApplicationScoped
public class SharedClock extends Clock {

    /** Less is what clocks that are kept differ by, and is left alone. */
    private static final Duration KEPT = Duration.ofSeconds(1);

    /** An answer that took longer says too little. */
    private static final Duration PROMPT = Duration.ofSeconds(2);

    private static final Logger LOG = System.getLogger(SharedClock.class.getName());

    private final Clock machine;
    private final Clock steady;
    private volatile Duration correction = Duration.ZERO;
    private Duration told = Duration.ZERO;

    public SharedClock() {
        this(Clock.systemUTC(), new SteadyClock());
    }

    /** As if this were the machine's. */
    public SharedClock(Clock machine) {
        this(machine, machine);
    }

    /**
     * @param steady what goes on when the machine's is set
     */
    SharedClock(Clock machine, Clock steady) {
        this.machine = machine;
        this.steady = steady;
    }

    @Override
    public Instant instant() {
        return steady.instant().plus(correction).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return steady.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(steady.withZone(zone), correction);
    }

    /** The time, whatever the database said of it. */
    public Instant uncorrected() {
        return steady.instant();
    }

    /**
     * By how much the machine is ahead of the time that is gone by; negative when behind, zero
     * below a second.
     */
    public Duration ahead() {
        Duration ahead = Duration.between(steady.instant().plus(correction), machine.instant());
        return ahead.abs().compareTo(KEPT) > 0 ? ahead : Duration.ZERO;
    }

    /**
     * Takes the database's word for the time.
     *
     * @param database what it answered
     * @param asked when it was asked, as {@link #uncorrected} has it
     * @param took how long the answer took: so much may it be off
     */
    public synchronized void compare(Instant database, Instant asked, Duration took) {
        if (took.compareTo(PROMPT) > 0) {
            return;
        }
        Duration half = took.dividedBy(2);
        Duration difference = Duration.between(asked.plus(half), database);
        boolean kept = difference.abs().compareTo(KEPT.plus(half)) <= 0;
        Duration next = kept ? Duration.ZERO : difference;
        if (next.minus(correction).abs().compareTo(KEPT) > 0) {
            correction = next;
        }
        Duration ahead = ahead();
        if (ahead.minus(told).abs().compareTo(KEPT) > 0) {
            tell(ahead);
            told = ahead;
        }
    }

    private static void tell(Duration ahead) {
        if (ahead.isZero()) {
            LOG.log(Level.INFO, "The clock of this machine is right again");
        } else {
            LOG.log(
                    Level.WARNING,
                    "The clock of this machine is {0} s {1} the database''s, which is gone by",
                    Long.toString(ahead.abs().toSeconds()),
                    ahead.isNegative() ? "behind" : "ahead of");
        }
    }
}
