/**
 * Roles and who has them. A user is known here only by his id.
 *
 * <p>Decisions. Uniqueness (one binding per user and workspace, one administrator binding per user)
 * and what belongs together (a group's binding and its group, a membership and its binding) are
 * constraints of the tables, so parallel calls cannot get around them, and whatever removes a
 * binding removes what hung on it. Roles are read anew by whoever decides; nothing is cached, so a
 * change of a role counts at once on every node. The last owner of a workspace is protected from
 * those who act inside it; a domain administrator may remove him, since he can always enter as
 * owner himself.
 */
@NullMarked
package spaceone.identity.access;

import org.jspecify.annotations.NullMarked;
