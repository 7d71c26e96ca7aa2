package spaceone.identity.personaldata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import spaceone.identity.Chore;
import spaceone.identity.Housework;

/** Removes who is kept no longer, the traces of those who are to be forgotten, old receipts. */
@ApplicationScoped
public class PersonalDataChores implements Housework {

    private static final Duration EVERY = Duration.ofSeconds(10);

    private static final Duration SELDOM = Duration.ofHours(1);

    @Inject Erasures erasures;
    @Inject Retentions retentions;

    @Override
    public List<Chore> chores() {
        return List.of(
                new Chore("erase-people", Optional.of(EVERY), erasures::portion),
                new Chore("retain-people", Optional.of(SELDOM), retentions::portion),
                Chore.purge("purge-erasures", erasures::purge));
    }
}
