/**
 * What operators watch: the figures of this node. The lowest room; whoever does something worth
 * counting says so here in one call.
 *
 * <p>Decisions. MicroProfile Metrics is not on WildFly, and MicroProfile Telemetry 1.1 (Payara 6)
 * carries traces only, so the figures are kept by a library in the WAR: the Prometheus Java client
 * (Apache 2.0, of the Prometheus project itself, released several times a year, 400 kB without its
 * protobuf format). It brings no class that a server has. Micrometer would do the same on top of
 * it, with ten times the code. No other room knows the library; a MicroProfile Telemetry 2 on both
 * servers would change our mind, and then only this room.
 *
 * <p>Labels are words of our own, from fixed sets: enums, routes of the table, classes of status.
 * Never the name of a user, a domain or whatever else a client sends: the number of series stays
 * bounded, and nobody learns from figures who uses the service.
 *
 * <p>The meters are static: a counter belongs to the process, is used by code that no container
 * made, and is gone with the class loader when the application is. For the same reason exemplars
 * and the garbage collector's listeners of the library are left out: they hold threads and
 * registrations that outlive a redeployment.
 */
@NullMarked
package spaceone.identity.operation;

import org.jspecify.annotations.NullMarked;
