/**
 * How a domain lets its people sign in elsewhere: what an administrator set, kept, and what of it a
 * sign-in page may know.
 *
 * <p>Decisions. Setting again replaces. Whatever looks like a secret, in {@code secret_data} or
 * among the options, is kept encrypted and shown to nobody; options show a mask in its place, and a
 * mask that comes back means "as before". A provider is asked before it is stored, for what sign-in
 * pages must know; one that is away is stored all the same, because its outage is no reason to keep
 * an administrator from correcting his settings.
 *
 * <p>The original knows one directory per domain, and its methods go on to be about that one;
 * further ones have methods of their own. Whoever has come through one belongs to it, because names
 * mean somebody else in the next.
 */
@NullMarked
package spaceone.identity.externalauth;

import org.jspecify.annotations.NullMarked;
