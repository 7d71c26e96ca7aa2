/**
 * Projects and the tree of groups they stand in, inside one workspace.
 *
 * <p>Decisions. Which projects a member of a workspace may see is worked out when he asks, not read
 * from his token: a token names them for other services, but a list that was right at its issue may
 * be wrong now. The tree is kept free of cycles by one recursive statement while the workspace is
 * held.
 */
@NullMarked
package spaceone.identity.project;

import org.jspecify.annotations.NullMarked;
