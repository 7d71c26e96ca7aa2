/**
 * Users: the account, who may administer a domain, what a user must still do.
 *
 * <p>Decisions. The identity of a user is the row's key, not the {@code user_id}: sessions hang on
 * it, so a re-created user inherits nothing. Changes lock the row instead of carrying a version,
 * because parallel changes of different fields should both survive and nobody should have to retry.
 * The last-administrator rule is judged under a lock on the domain. Where a password is judged or
 * hashed ({@link spaceone.identity.user.Administration}, {@link spaceone.identity.user.OwnAccount})
 * the work is done before the transaction begins, so that slow hashes hold no database connection.
 * {@code last_accessed_at} is written beside the record: being seen is not a change. Single
 * look-ups (SUPPORTS) join a transaction but begin none: a commit is a trip to the database of its
 * own. Everywhere a user is locked before his sessions, or two of them would wait for each other.
 *
 * <p>A request for a new password is answered before anybody looks whose it is. Until somebody has,
 * it is a row ({@link spaceone.identity.user.ResetRequests}), not a task in memory: an answered
 * request must not die with its node.
 */
@NullMarked
package spaceone.identity.user;

import org.jspecify.annotations.NullMarked;
