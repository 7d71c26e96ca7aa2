/**
 * Audit records: every change and every sign-in, in the transaction of the fact itself.
 *
 * <p>Decision: beans call {@link spaceone.identity.audit.Audit} by name instead of an interceptor
 * guessing from method names, because only the bean knows whom the act concerned and which facts
 * may be told. Refused sign-ins are kept in a transaction of their own. The address is that of the
 * connection, or what a proxy the operator trusts says it is.
 */
package spaceone.identity.audit;
