/**
 * How a domain lets its people sign in elsewhere: what an administrator set, kept, and what of it a
 * sign-in page may know.
 *
 * <p>Decisions. Setting again replaces. Whatever looks like a secret, in {@code secret_data} or
 * among the options, is kept encrypted and shown to nobody; options show a mask in its place, and a
 * mask that comes back means "as before". The one seam for providers is {@link
 * spaceone.identity.externalauth.Providers}: it says what is public about one.
 */
package spaceone.identity.externalauth;
