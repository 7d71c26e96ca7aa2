/**
 * Which nodes serve the installation, and how each is: every node writes a row about itself, and
 * whoever runs the installation reads them from any node.
 *
 * <p>Decided: rows, and not a call from node to node: nodes share nothing but the database, and a
 * frozen one would not answer. All times are the database's, {@code now()}: a node whose clock was
 * stepped is neither lost nor alive by that. What all nodes share, mails that wait or a directory
 * that is away, is told elsewhere; so is whether this node is to be given work, which a load
 * balancer asks of the node itself. Nothing is decided by these rows: one that is missing or stale
 * stops nobody.
 */
@NullMarked
package spaceone.identity.node;

import org.jspecify.annotations.NullMarked;
