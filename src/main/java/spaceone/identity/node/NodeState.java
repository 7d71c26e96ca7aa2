package spaceone.identity.node;

import java.time.Duration;

/** How a node is, by what it said and when. */
public enum NodeState {
    SERVING,
    /** It finishes what it has, and takes nothing new. */
    LEAVING,
    /** It was killed, is frozen, or does not reach the database. */
    LOST;

    /** Three times what lies between two words of a node. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    static NodeState of(boolean leaving, Duration silent) {
        if (silent.compareTo(PATIENCE) > 0) {
            return LOST;
        }
        return leaving ? LEAVING : SERVING;
    }
}
