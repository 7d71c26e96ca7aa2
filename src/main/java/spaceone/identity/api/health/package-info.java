/**
 * The checks of MicroProfile Health, as Kubernetes asks for them: started, live, ready.
 *
 * <p>Decisions. Ready is what {@link spaceone.identity.schema.Readiness} says and nothing else, so
 * that {@code /check} and {@code /health/ready} cannot differ. The age of the outbox stands beside
 * it as data and never brings a node down: all nodes share one outbox and one mail server, so a
 * mail that waits would take every node out of the balancer at the same moment, and nobody could
 * sign in because of a mail server. Whoever wants to be woken by it reads {@code late} here or
 * {@code identity_outbox_oldest_seconds} of the figures. On Payara these pages are on the public
 * port: they hold states, numbers and times of our own chores, no name, no address and no text of
 * an error. Numbers of tenants or users would change our mind about that.
 */
@NullMarked
package spaceone.identity.api.health;

import org.jspecify.annotations.NullMarked;
