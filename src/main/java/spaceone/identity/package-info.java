/**
 * The few things every room needs: one exception, the interface of error codes and the refusals all
 * rooms share, ids, hashes, the clock and what a node keeps in memory. Nothing here has business
 * meaning, and nothing here uses another package of this application.
 */
@NullMarked
package spaceone.identity;

import org.jspecify.annotations.NullMarked;
