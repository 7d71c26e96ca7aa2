/** User groups: named sets of the users of one workspace, for other services to address. */
@NullMarked
package spaceone.identity.usergroup;

import org.jspecify.annotations.NullMarked;
