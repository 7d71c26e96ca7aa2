package spaceone.identity.mfa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import spaceone.identity.Chore;
import spaceone.identity.Housework;

/** Clears away codes that were given and have run out. */
@ApplicationScoped
public class MfaPurge implements Housework {

    @Inject RecoveryCodes recoveryCodes;

    @Override
    public List<Chore> chores() {
        return List.of(Chore.purge("purge-bypass-codes", recoveryCodes::purge));
    }
}
