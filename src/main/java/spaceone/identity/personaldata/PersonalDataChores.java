package spaceone.identity.personaldata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import spaceone.identity.Chore;
import spaceone.identity.Housework;

/** Removes the traces of those who are to be forgotten, and old receipts. */
@ApplicationScoped
public class PersonalDataChores implements Housework {

    private static final Duration EVERY = Duration.ofSeconds(10);

    @Inject Erasures erasures;

    @Override
    public List<Chore> chores() {
        return List.of(
                new Chore("erase-people", Optional.of(EVERY), erasures::portion),
                Chore.purge("purge-erasures", erasures::purge));
    }
}
