/**
 * Apps: programs that call the API with a secret of their own.
 *
 * <p>Decisions. The secret is a signed token and is not kept; the app's row names the one that is
 * good, so a new secret kills the old one, unless whoever makes it asks for an overlap: then the
 * row names that one, too, and until when. There is one before at most, it ends no later than
 * either secret, and it makes and changes no apps; what the app made ends at once in any case.
 * Judged in {@code AppStandings} alone, disabling, deleting or expiring acts on the next call. What
 * an app may do is read from its role at every call, never from the secret. An app's state EXPIRED
 * is not stored, it follows from the time. An app for a project goes with its project.
 */
@NullMarked
package spaceone.identity.app;

import org.jspecify.annotations.NullMarked;
