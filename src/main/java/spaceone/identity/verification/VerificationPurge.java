package spaceone.identity.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import spaceone.identity.Chore;
import spaceone.identity.Housework;

/** Removes dead counts and challenges. */
@ApplicationScoped
public class VerificationPurge implements Housework {

    @Inject FailedAttempts failedAttempts;
    @Inject VerifyCodes verifyCodes;
    @Inject Quotas quotas;

    @Override
    public List<Chore> chores() {
        return List.of(
                Chore.purge("purge-failed-attempts", failedAttempts::purge),
                Chore.purge("purge-codes", verifyCodes::purge),
                Chore.purge("purge-quotas", quotas::purge));
    }
}
