package spaceone.identity.audit;

/**
 * A change was made and is about to be kept, in the transaction it is told in. Whoever finds that
 * its actor may not act any more refuses, and undoes it.
 */
public record ChangeRecorded(String type, String sessionId) {}
