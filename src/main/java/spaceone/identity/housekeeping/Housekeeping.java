package spaceone.identity.housekeeping;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import spaceone.identity.SteadyTimer;

/** The one timer. It must not fail, see the package. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class Housekeeping {

    private static final Logger LOG = System.getLogger(Housekeeping.class.getName());

    private static final Duration EVERY = Duration.ofSeconds(1);

    @Inject Duties duties;
    @Inject Rounds rounds;
    @Resource SessionContext context;

    private @Nullable SteadyTimer timer;

    @PostConstruct
    void begin() {
        Housekeeping self = context.getBusinessObject(Housekeeping.class);
        timer = new SteadyTimer("identity-housekeeping", EVERY, () -> tick(self));
    }

    @PreDestroy
    void end() {
        if (timer != null) {
            timer.close();
        }
    }

    private static void tick(Housekeeping self) {
        try {
            self.look();
        } catch (RuntimeException | Error e) {
            // The application is about to go, or not there yet.
            LOG.log(Level.DEBUG, "Nobody looked what is due", e);
        }
    }

    /** Begins what is due. */
    public void look() {
        for (Duty duty : duties.due()) {
            try {
                rounds.begin(duty);
            } catch (RuntimeException | Error e) {
                duties.failed(duty);
                LOG.log(Level.WARNING, "The chore " + duty.name() + " found no thread", e);
            }
        }
    }
}
