package spaceone.identity.housekeeping;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Does one chore to its end, away from the timer. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Rounds {

    private static final Logger LOG = System.getLogger(Rounds.class.getName());

    @Inject Duties duties;

    /** Returns at once. */
    @Asynchronous
    public void begin(Duty duty) {
        try {
            while (duty.portion() && !duties.isLeaving()) {
                // until nothing is left
            }
            duties.succeeded(duty);
        } catch (RuntimeException | Error e) {
            boolean first = duty.failures() == 0;
            duties.failed(duty);
            LOG.log(
                    first ? Level.WARNING : Level.DEBUG,
                    "The chore " + duty.name() + " failed and is tried again",
                    e);
        }
    }
}
