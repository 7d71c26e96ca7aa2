package spaceone.identity.userimport;

/**
 * Somebody who is not here yet and brings little.
 *
 * @param line the number of their line in its chunk, from 1
 */
record Newcomer(int line, ImportedUser user) {}
