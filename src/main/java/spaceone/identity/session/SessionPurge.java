package spaceone.identity.session;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Removes dead sessions every hour. Any number of nodes may do it at once. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SessionPurge {

    private static final int PORTION = 1000;
    private static final Duration KEPT = Duration.ofDays(1);

    @Inject Sessions sessions;
    @Inject Clock clock;

    @Schedule(hour = "*", minute = "17", persistent = false)
    void purge() {
        Instant before = clock.instant().minus(KEPT);
        int removed;
        do {
            removed = sessions.purge(before, PORTION);
        } while (removed == PORTION);
    }
}
