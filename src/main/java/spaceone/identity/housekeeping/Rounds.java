package spaceone.identity.housekeeping;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** Does one chore to its end, away from the timer. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Rounds {

    private static final Logger LOG = System.getLogger(Rounds.class.getName());

    @Inject Duties duties;
    @Inject Clock clock;

    /** Returns at once. */
    @Asynchronous
    public void begin(Duty duty) {
        try {
            while (duty.portion() && !duties.isLeaving()) {
                // until nothing is left
            }
            duty.succeeded(clock.instant());
        } catch (RuntimeException | Error e) {
            boolean first = duty.failures() == 0;
            duty.failed(clock.instant());
            LOG.log(
                    first ? Level.WARNING : Level.DEBUG,
                    "The chore " + duty.name() + " failed and is tried again",
                    e);
        }
    }
}
