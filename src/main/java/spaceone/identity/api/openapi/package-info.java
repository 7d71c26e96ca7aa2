/**
 * The OpenAPI document.
 *
 * <p>Decision: the document is built from the table of routes and the wire records, and given to
 * MicroProfile OpenAPI as a model; the servers' annotation scanners are off. Each scanner reads
 * records and naming in its own way, so their documents would differ from each other and from what
 * {@link spaceone.identity.api.wire.Wire} accepts. Built from what is executed, it cannot be wrong
 * about names, required members or callers.
 */
package spaceone.identity.api.openapi;
