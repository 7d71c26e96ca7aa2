package spaceone.identity.node;

import java.time.Duration;

/** How a node is, by what it said and when. */
public enum NodeState {
    SERVING,
    /** It finishes what it has, and takes nothing new. */
    LEAVING,
    /** It was killed, is frozen, or does not reach the database. */
    LOST;

    /** Two words of a node may be missed. */
    static final Duration PATIENCE = NodeChores.OFTEN.multipliedBy(3);

    static NodeState of(boolean leaving, Duration silent) {
        if (silent.compareTo(PATIENCE) > 0) {
            return LOST;
        }
        return leaving ? LEAVING : SERVING;
    }
}
