package spaceone.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Starts at what the machine's clock says, and goes on by how much time has passed since: whoever
 * sets that clock moves nothing here.
 */
final class SteadyClock extends Clock {

    private final Instant begin;
    private final long nanos;
    private final ZoneId zone;

    SteadyClock() {
        this(Clock.systemUTC().instant(), System.nanoTime(), ZoneOffset.UTC);
    }

    private SteadyClock(Instant begin, long nanos, ZoneId zone) {
        this.begin = begin;
        this.nanos = nanos;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return begin.plusNanos(System.nanoTime() - nanos);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SteadyClock(begin, nanos, other);
    }
}
