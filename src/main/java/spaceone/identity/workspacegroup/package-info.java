/**
 * Workspace groups: a set of users with a role each, and a set of workspaces in which they have it.
 *
 * <p>Decisions. The group is the truth, the bindings it makes are its shadow: written by one
 * statement from the group's rows while the group is locked, and held to them by foreign keys, so
 * that removing a user from the group, or changing his role there, needs no second step. Two calls
 * on one group take turns; two groups never wait for each other.
 */
@NullMarked
package spaceone.identity.workspacegroup;

import org.jspecify.annotations.NullMarked;
