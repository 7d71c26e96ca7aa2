package spaceone.identity.token;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Looks every hour for apps whose key ends before long. Any number of nodes may do it at once. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class AppExpirySweep {

    private static final Logger LOG = System.getLogger(AppExpirySweep.class.getName());

    @Inject AppExpiryNotices notices;

    @Schedule(hour = "*", minute = "7", persistent = false)
    void sweep() {
        try {
            while (notices.tell() > 0) {
                // until everybody is told
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Makers of apps are told of their end an hour later", e);
        }
    }
}
