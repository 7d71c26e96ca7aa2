package spaceone.testkit.room;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The clock of all beans. A test begins at the present, which is that of the database, too; then
 * time stands until the test lets it pass.
 */
public final class RoomClock extends Clock {

    private volatile Instant now = present();

    void reset() {
        now = present();
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    private static Instant present() {
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
