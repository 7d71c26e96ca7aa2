/**
 * Requests and answers between bytes and records.
 *
 * <p>Decision: records are bound by {@link spaceone.identity.api.wire.Wire}, not by JSON-B. The API
 * follows protobuf's JSON rules (docs/contract/wire.md): snake or camel spelling, {@code ""} and
 * {@code 0} as "not sent", zero names of enums, refusals that name the member and its type. JSON-B
 * would need an adapter for nearly every member, and its two implementations, on Payara and on
 * WildFly, coerce differently. Bean Validation annotations still say what a record demands; they
 * are run here, so that the first problem in the order of the members is the one reported. JSON-B
 * in its next version learning to report paths and to refuse coercion would change our mind.
 */
@NullMarked
package spaceone.identity.api.wire;

import org.jspecify.annotations.NullMarked;
