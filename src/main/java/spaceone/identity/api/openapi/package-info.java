/**
 * The OpenAPI document.
 *
 * <p>Decision: the document is built from the table of routes and the wire records; the servers'
 * annotation scanners are off. Each scanner reads records and naming in its own way, so their
 * documents would differ from each other and from what {@link spaceone.identity.api.wire.Wire}
 * accepts. Built from what is executed, it cannot be wrong about names, required members or
 * callers.
 *
 * <p>Decision: the build writes it, once, into {@code META-INF/openapi.json} ({@link
 * spaceone.identity.api.openapi.DocumentFile}), where MicroProfile OpenAPI looks for a static file
 * and our own addresses read it too; no server builds it, and its form is not told a second time as
 * a model. Payara Micro 6 makes of the file byte for byte what it made of such a model. WildFly 39
 * overlooks whether a body is required, and {@link spaceone.identity.api.openapi.RequiredBodies}
 * says it again; Payara answers with an empty document where it cannot read the file. So a test
 * compares what a server serves with ours, member by member. Losses that one filter does not mend
 * would change our mind, as would a member that only a running server knows.
 *
 * <p>Its words stand where the thing is: {@link spaceone.identity.api.openapi.Doc} beside a method,
 * and beside a member whose name does not say enough. What a name means everywhere is told once, in
 * {@code openapi/members.txt}, with a value that all examples are made of. Refusals are read from
 * the code that a method calls ({@code openapi/refusals.txt}, made by a test), their causes are the
 * messages' own. Tests refuse what has no words, and every answer of an integration test is held
 * against the document.
 */
@NullMarked
package spaceone.identity.api.openapi;

import org.jspecify.annotations.NullMarked;
