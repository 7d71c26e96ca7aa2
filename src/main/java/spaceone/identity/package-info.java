/**
 * The few things every room needs: one exception, the interface of error codes and the refusals all
 * rooms share, ids, hashes, the clock and what a node keeps in memory. Nothing here has business
 * meaning, and nothing here uses another package of this application.
 *
 * <p>Decided: each public method of a bean is one transaction. A flow that first does what takes
 * time (judges a code, hashes, asks a directory) begins in none, holds no connection meanwhile, and
 * gives what it then writes to {@link spaceone.identity.Transactions}: a second bean for that alone
 * would part one flow in two, which have to be read side by side.
 */
@NullMarked
package spaceone.identity;

import org.jspecify.annotations.NullMarked;
