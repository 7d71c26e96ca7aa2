package spaceone.identity.node;

import java.time.Instant;

/** A node of the installation: what it said last, and when. */
public record Node(
        String nodeId, NodeState state, NodeReport report, Instant startedAt, Instant seenAt) {}
