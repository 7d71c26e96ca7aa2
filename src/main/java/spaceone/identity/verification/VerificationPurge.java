package spaceone.identity.verification;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Removes dead counts and challenges every hour. */
@Singleton
public class VerificationPurge {

    @Inject FailedAttempts failedAttempts;
    @Inject VerifyCodes verifyCodes;
    @Inject Quotas quotas;

    @Schedule(hour = "*", minute = "23", persistent = false)
    void purge() {
        failedAttempts.purge();
        verifyCodes.purge();
        quotas.purge();
    }
}
