package spaceone.identity.mfa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import spaceone.identity.Chore;
import spaceone.identity.Housework;

/** Looks every hour whom to remind of what their domain will ask. */
@ApplicationScoped
public class FactorChores implements Housework {

    private static final Duration EVERY = Duration.ofHours(1);

    @Inject FactorReminders reminders;

    @Override
    public List<Chore> chores() {
        return List.of(
                new Chore("tell-factor-demands", Optional.of(EVERY), reminders::tell),
                Chore.purge("purge-factor-reminders", reminders::purge));
    }
}
