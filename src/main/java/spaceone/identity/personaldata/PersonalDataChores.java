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
                new Chore("retain-people", Optional.of(SELDOM), this::retain),
                Chore.purge("purge-erasures", erasures::purge));
    }

    /**
     * A portion of each domain, in a transaction of its own: one that fails keeps none waiting, and
     * fails the chore when the others are done.
     */
    private boolean retain() {
        boolean more = false;
        RuntimeException failed = null;
        for (String domainId : retentions.ruled()) {
            try {
                more |= retentions.portion(domainId);
            } catch (RuntimeException e) {
                failed = e;
            }
        }
        if (failed != null && !more) {
            throw failed;
        }
        return more;
    }
}
