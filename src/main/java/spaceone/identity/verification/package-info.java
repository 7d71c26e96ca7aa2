/**
 * Guards against guessing: one-time codes, failed sign-ins, quotas.
 *
 * <p>Decisions. Everything is counted in the database, where all nodes see it, and before the
 * secret is looked at: a blocked account is refused before its password is, so a block cannot be
 * used to test passwords either, and of a thousand guesses at one moment five are compared. A code
 * is used up by a conditional update in the transaction of its effect. The code is kept as a keyed
 * hash over domain, user, purpose and target: six digits under a plain hash would be readable, and
 * a code cannot be carried from one place to another. Whoever judges a code does so outside any
 * transaction, because a try is spent in one of its own and would need a second connection.
 */
@NullMarked
package spaceone.identity.verification;

import org.jspecify.annotations.NullMarked;
