/**
 * External directories: LDAP and OpenID Connect, behind one small interface.
 *
 * <p>Decisions. Whoever may set up a directory makes this server call an address of his choice, so
 * {@link spaceone.identity.directory.AddressGuard} judges every address it really connects to, TLS
 * is always verified, redirects are never followed, and answers are bounded in time and size; an
 * operator, never a tenant, may open private addresses ({@code
 * identity.external.allow-private-addresses}). A proxy is given the judged address, unless the
 * operator leaves names to it; the JDK's own way through one would judge the proxy instead. HTTP
 * goes through the JDK's {@code HttpsURLConnection}: {@code java.net.http} offers no way to see the
 * socket before it is used, and a name that means something else by then (DNS rebinding) would get
 * past any check of names.
 *
 * <p>Bulkhead and time limit of the node are MicroProfile Fault Tolerance; its circuit breaker is
 * one per method, which would let one tenant's dead directory close those of all others, so {@link
 * spaceone.identity.directory.Line} keeps its own per directory. Such state is per node on purpose.
 *
 * <p>A directory answers "this person", "nobody", or fails; what follows for our own users is
 * decided in the rooms above. A person counts as disabled by {@code attributes.enabled} (for {@code
 * userAccountControl} its second bit), {@code enabled: false}, or {@code active: false} together
 * with a name. A token must have been issued to our client ({@code azp} or what the provider calls
 * it, {@code aud} where there is none). Why somebody is not accepted is a {@link
 * spaceone.identity.directory.Refusal}, for the record and not for the caller. Providers that speak
 * other protocols (SAML) would be further classes that implement {@code Directory}.
 *
 * <p>A trial ({@link spaceone.identity.directory.TrialStep}) goes the same way with the same
 * guards, one step at a time, and tells administrators in words what a sign-in tells nobody.
 *
 * <p>Groups become roles by a table ({@link spaceone.identity.directory.GroupMapper}); what it
 * gives is marked, so that only that is taken back, and whoever sets it must be able to give it. A
 * claim that is missing means no groups: rather too little than for ever.
 *
 * <p>LDAP is spoken by the UnboundID LDAP SDK, used under the Apache License 2.0 (it is also
 * offered under GPL 2 and LGPL 2.1); it has no dependencies of its own.
 */
@NullMarked
package spaceone.identity.directory;

import org.jspecify.annotations.NullMarked;
