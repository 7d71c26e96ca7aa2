package spaceone.identity.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import spaceone.identity.Chore;
import spaceone.identity.Housework;

/** Says that this node lives, and forgets those that do not. */
@ApplicationScoped
public class NodeChores implements Housework {

    static final Duration OFTEN = Duration.ofSeconds(10);

    @Inject Presence presence;
    @Inject Nodes nodes;

    @Override
    public List<Chore> chores() {
        return List.of(
                Chore.every(OFTEN, "node-presence", presence::tell),
                Chore.purge("purge-nodes", nodes::purge));
    }
}
