package spaceone.identity.user;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Finds the requests for new passwords that a killed node left behind. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class ResetSweep {

    private static final Logger LOG = System.getLogger(ResetSweep.class.getName());

    @Inject QuietResets resets;
    @Inject ResetRequests requests;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void sweep() {
        resets.workOff();
    }

    @Schedule(hour = "*", minute = "41", persistent = false)
    void purge() {
        try {
            requests.purge();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Old requests for new passwords stay for another hour", e);
        }
    }
}
