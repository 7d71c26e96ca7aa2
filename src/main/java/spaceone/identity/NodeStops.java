package spaceone.identity;

import java.time.Instant;

/**
 * This node takes no more requests and is about to go. Whoever works on his own finishes what he
 * has in hand, begins nothing new, and returns by then.
 */
public record NodeStops(Instant until) {}
