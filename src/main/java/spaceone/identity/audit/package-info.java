/**
 * Audit records: every change and every sign-in, in the transaction of the fact itself.
 *
 * <p>Decision: beans call {@link spaceone.identity.audit.Audit} by name instead of an interceptor
 * guessing from method names, because only the bean knows whom the act concerned and which facts
 * may be told. What changed is heard from the persistence provider ({@link
 * spaceone.identity.audit.Changes}), so that it is told without a word of the bean: columns with
 * what was before and after, secrets by their name alone. A writing call of which no bean told is
 * recorded by the door. Refusals of authorization and proof are recorded by the door, too, in a
 * transaction of their own, since the refusal undoes the caller's; the same within a minute is
 * counted in one row. Records go after {@code identity.audit.keep}. The address is that of the
 * connection, or what a proxy the operator trusts says it is.
 */
@NullMarked
package spaceone.identity.audit;

import org.jspecify.annotations.NullMarked;
