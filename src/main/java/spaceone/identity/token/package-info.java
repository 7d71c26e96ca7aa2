/**
 * Tokens: sign-in, grant, and who bears one.
 *
 * <p>Decisions. A token is judged twice: {@link spaceone.identity.token.Tokens} says whether it is
 * genuine, from its signature alone; {@link spaceone.identity.token.Authentication} says whether it
 * is still good, from its session, user and domain, in one statement on every request, so that a
 * disabled user is out on every node at once. A short cache would save that statement and cost that
 * promise. The same statement reads workspace, binding and role: what a bearer may do is what his
 * role says now, and the lists in his token are for other services. Nothing a token carries is ever
 * merged into a request; the domain, the workspace and the user of a call are asked of {@link
 * spaceone.identity.token.Principal}. Claims beyond the reference's: {@code kid} in the header and
 * {@code fam}, the session, and {@code auth_time}, {@code amr} and {@code acr}, when, with what and
 * with how many kinds of proof its user signed in. Keys are cached for seconds, which is harmless
 * because they decide nothing alone. {@link spaceone.identity.token.SignIn} is the exception to
 * "every bean method is one transaction": the hash of a password takes longer than everything else
 * together and must not hold a connection.
 */
@NullMarked
package spaceone.identity.token;

import org.jspecify.annotations.NullMarked;
