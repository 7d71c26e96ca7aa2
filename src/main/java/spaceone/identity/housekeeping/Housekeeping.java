package spaceone.identity.housekeeping;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** The one timer. It must not fail, see the package. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class Housekeeping {

    private static final Logger LOG = System.getLogger(Housekeeping.class.getName());

    @Inject Duties duties;
    @Inject Rounds rounds;
    @Inject Clock clock;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void look() {
        for (Duty duty : duties.due()) {
            try {
                rounds.begin(duty);
            } catch (RuntimeException | Error e) {
                duty.failed(clock.instant());
                LOG.log(Level.WARNING, "The chore " + duty.name() + " found no thread", e);
            }
        }
    }
}
