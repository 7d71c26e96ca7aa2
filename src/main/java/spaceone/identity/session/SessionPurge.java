package spaceone.identity.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import spaceone.identity.Chore;
import spaceone.identity.Housework;

/** Removes dead sessions. */
@ApplicationScoped
public class SessionPurge implements Housework {

    private static final Duration KEPT = Duration.ofDays(1);

    @Inject Sessions sessions;
    @Inject Clock clock;

    @Override
    public List<Chore> chores() {
        return List.of(
                Chore.purge(
                        "purge-sessions",
                        most -> sessions.purge(clock.instant().minus(KEPT), most)));
    }
}
