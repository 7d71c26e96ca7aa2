package spaceone.identity.founding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import spaceone.identity.Chore;
import spaceone.identity.Housework;

/** Erases what was deleted long ago. */
@ApplicationScoped
public class FoundingChores implements Housework {

    @Inject DomainErasure erasure;

    @Override
    public List<Chore> chores() {
        return List.of(new Chore("erase-domains", Optional.empty(), erasure::portion));
    }
}
