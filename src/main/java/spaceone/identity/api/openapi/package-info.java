/**
 * The OpenAPI document.
 *
 * <p>Decision: the document is built from the table of routes and the wire records, and given to
 * MicroProfile OpenAPI as a model; the servers' annotation scanners are off. Each scanner reads
 * records and naming in its own way, so their documents would differ from each other and from what
 * {@link spaceone.identity.api.wire.Wire} accepts. Built from what is executed, it cannot be wrong
 * about names, required members or callers.
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
