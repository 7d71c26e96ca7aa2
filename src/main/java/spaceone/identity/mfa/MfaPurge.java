package spaceone.identity.mfa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import spaceone.identity.Chore;
import spaceone.identity.Housework;

/** Clears away what has run out. */
@ApplicationScoped
public class MfaPurge implements Housework {

    @Inject RecoveryCodes recoveryCodes;
    @Inject TrustedDevices trustedDevices;
    @Inject PasskeyChallenges passkeyChallenges;

    @Override
    public List<Chore> chores() {
        return List.of(
                Chore.purge("purge-bypass-codes", recoveryCodes::purge),
                Chore.purge("purge-trusted-devices", trustedDevices::purge),
                Chore.purge("purge-passkey-challenges", passkeyChallenges::purge));
    }
}
