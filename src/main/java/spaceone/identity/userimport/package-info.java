/**
 * People who come from another service, with what they had there: passwords, second factors,
 * states, roles.
 *
 * <p>Decisions. One call brings a portion, each person in a transaction of their own: there is
 * never half a person, and one who is refused stops nobody. Whoever imports sends what they have
 * again after any interruption; who is here already, and as told, is left alone. There is no job to
 * keep and to clean up: the file stays with whoever has it. Nobody is invited; who was here already
 * is told of a new address or factor, as always. A password or second factor that somebody has here
 * already stays: whoever is imported again, after they signed in, is not put back to the password
 * of the old service.
 *
 * <p>Files of other services are read as they are, by {@code KeycloakUser}, {@code MongoUser} and
 * {@code PlaceImport}, and what becomes of each field is told ({@code Baggage}): a field that
 * nobody here has heard of is told too, since nobody reads a file of a thousand people before it is
 * lost. What keeps its id from the other service does so for clients' bookmarks; ids of bindings
 * and of the domain itself are no bookmarks.
 */
package spaceone.identity.userimport;
