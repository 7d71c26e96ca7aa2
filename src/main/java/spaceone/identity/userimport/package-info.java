/**
 * People who come from another service, with what they had there: passwords, second factors,
 * states, roles.
 *
 * <p>Decisions. One call brings a portion, each person in a transaction of their own: there is
 * never half a person, and one who is refused stops nobody. Whoever imports sends what they have
 * again after any interruption; who is here already, and as told, is left alone. Nobody is invited;
 * who was here already is told of a new address or factor, as always. A password or second factor
 * that somebody has here already stays: whoever is imported again, after they signed in, is not put
 * back to the password of the old service.
 *
 * <p>Files of other services are read as they are, by {@code KeycloakUser}, {@code MongoUser} and
 * {@code PlaceImport}, and what becomes of each field is told ({@code Baggage}): a field that
 * nobody here has heard of is told too, since nobody reads a file of a thousand people before it is
 * lost. What keeps its id from the other service does so for clients' bookmarks; ids of bindings
 * and of the domain itself are no bookmarks.
 *
 * <p>More than a call takes is a job ({@code ImportJobs}): chunks that are sealed, since they hold
 * hashes, and forgotten line by line as they are done. What became of a line is written in the
 * transaction that brings the person, together with the claim's renewal; so a line is done once,
 * whoever is killed, and a node that lost its claim brings nobody. Newcomers who bring no more than
 * roles in workspaces and who they are in a directory, most of a first move, come up to 500 in one
 * transaction, with one statement for each table: one by one a million would take hours. They are
 * whole or not here as well, and where one of them is refused they are tried by halves, then alone
 * ({@code ImportCrowds}). Jobs work in the name of whoever started them ({@code token.Mandates}),
 * and how a line is read is for the API to say, which hands its {@code LineReader} to the runner.
 * People who sign in come first: one thread of each node works at them, and another while nobody
 * signs in there.
 */
@NullMarked
package spaceone.identity.userimport;

import org.jspecify.annotations.NullMarked;
