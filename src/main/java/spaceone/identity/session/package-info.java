/**
 * Sessions: what tokens hang on.
 *
 * <p>Decision: every token of a user names a session row, and a token is good only while that row
 * stands. So disabling, deleting, a new password or "sign out everywhere" is one update, a
 * re-created user inherits nothing, and no list of revoked tokens has to be kept or cached. The
 * price is one look-up by primary key in a query that each request makes anyway for the state of
 * its user.
 *
 * <p>A user sees and ends his own sessions through {@link spaceone.identity.session.OwnSessions}.
 * What his browser calls itself is kept with the session, so that he can tell them apart.
 */
@NullMarked
package spaceone.identity.session;

import org.jspecify.annotations.NullMarked;
