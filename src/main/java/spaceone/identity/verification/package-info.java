/**
 * Guards against guessing. Counters live in the database, where all nodes see them; a blocked
 * account is refused before its password is looked at, so a block cannot be used to test passwords
 * either.
 */
package spaceone.identity.verification;
