package spaceone.identity.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import spaceone.identity.Chore;
import spaceone.identity.Housework;

/** Has the sealed secrets swept. */
@ApplicationScoped
public class KeyChores implements Housework {

    private static final Duration OFTEN = Duration.ofSeconds(10);

    @Inject KeySweep sweep;

    @Override
    public List<Chore> chores() {
        return List.of(Chore.every(OFTEN, "secret-keys", sweep::sweep));
    }
}
