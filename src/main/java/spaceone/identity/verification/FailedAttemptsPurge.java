package spaceone.identity.verification;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Removes dead counts every hour. */
@Singleton
public class FailedAttemptsPurge {

    @Inject FailedAttempts failedAttempts;

    @Schedule(hour = "*", minute = "23", persistent = false)
    void purge() {
        failedAttempts.purge();
    }
}
