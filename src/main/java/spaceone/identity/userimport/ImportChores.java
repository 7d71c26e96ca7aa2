package spaceone.identity.userimport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import spaceone.identity.Chore;
import spaceone.identity.Housework;

/** Clears away import jobs: those that nobody starts, and those that are long over. */
@ApplicationScoped
public class ImportChores implements Housework {

    @Inject ImportChunks chunks;

    @Override
    public List<Chore> chores() {
        return List.of(
                Chore.purge("expire-imports", chunks::expire),
                Chore.purge("purge-import-lines", chunks::purgeLines),
                Chore.purge("purge-imports", chunks::purge));
    }
}
