package spaceone.identity.node;

import java.time.Duration;
import java.util.List;

/**
 * What a node says of itself.
 *
 * @param clockAhead by how much its machine is ahead of the database, zero below a second
 */
public record NodeReport(
        String host,
        Release release,
        String server,
        String java,
        boolean leaving,
        Duration clockAhead,
        List<FailingChore> failingChores) {}
