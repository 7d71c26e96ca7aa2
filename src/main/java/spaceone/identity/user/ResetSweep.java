package spaceone.identity.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import spaceone.identity.Chore;
import spaceone.identity.Housework;

/** Finds the requests for new passwords that a killed node left behind. */
@ApplicationScoped
public class ResetSweep implements Housework {

    private static final Duration OFTEN = Duration.ofSeconds(10);

    @Inject QuietResets resets;
    @Inject ResetRequests requests;

    @Override
    public List<Chore> chores() {
        return List.of(
                Chore.every(OFTEN, "password-requests", resets::sweep),
                Chore.purge("purge-password-requests", requests::purge));
    }
}
