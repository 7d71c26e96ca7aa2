/**
 * Everything with HTTP or JSON in it: filters, the table of routes, error answers; below it one
 * package per API version and resource.
 *
 * <p>Decisions. A method is declared once, by the annotations of its resource; URLs, reflection and
 * the OpenAPI document are read from there ({@link spaceone.identity.api.Routes}). Content types
 * are not negotiated: real clients send none or anything, so {@link
 * spaceone.identity.api.RouteFilter} decides. What the container answers by itself passes through
 * {@link spaceone.identity.api.EdgeFilter} and {@link spaceone.identity.api.ErrorServlet}, so that
 * a browser can read it and finds the same envelope. {@code /check}, reflection and key sets are
 * servlets because they live outside the application path that all methods share.
 *
 * <p>Who is let in, and how long a client may keep others waiting, is told in {@link
 * spaceone.identity.api.admission.AdmissionFilter} and its package.
 *
 * <p>A node leaves in {@link spaceone.identity.api.Departure}, a servlet context listener, because
 * that is the last callback in which everything still works: servers stop new requests before it
 * and EJBs, CDI and the pool after it. Payara gives requests two seconds by itself. A database that
 * is away is told from an error of ours in {@link spaceone.identity.api.DatabaseAway}: 503, come
 * again.
 *
 * <p>{@link spaceone.identity.api.EdgeFilter} is also where a request is measured, told to the
 * access log and given its client's address: the one place that every answer passes. The log is one
 * line of JSON of our own instead of the server's, because the same line comes from every server
 * and knows the route, the caller and the trace, and nothing the client wrote. Of the headers of
 * proxies only one is believed, and only from addresses the operator lists ({@link
 * spaceone.identity.api.TrustedProxies}).
 *
 * <p>The web pages below {@code src/main/webapp} are clients like any other: they know nothing but
 * the public API. {@link spaceone.identity.api.PagesFilter} tells browsers what they may do, and
 * sends them compressed: the page anew each time, and what it loads under an address with the
 * version of all the files, which is kept for good. There is no build step for them. Tokens live in
 * the tab's own storage and no cookie opens anything by itself, so no other site can act in a
 * user's name: that of a trusted device only stands beside the password of a sign-in.
 */
@NullMarked
package spaceone.identity.api;

import org.jspecify.annotations.NullMarked;
