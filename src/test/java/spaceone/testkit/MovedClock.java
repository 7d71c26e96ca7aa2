package spaceone.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A clock that stands until a test moves it. */
public class MovedClock extends Clock {

    private volatile Instant now;

    /** At the present, which is that of the database, too. */
    public MovedClock() {
        this(present());
    }

    public MovedClock(Instant now) {
        this.now = now;
    }

    public final void set(Instant time) {
        now = time;
    }

    public final void pass(Duration time) {
        set(now.plus(time));
    }

    protected static Instant present() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
