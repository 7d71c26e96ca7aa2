/**
 * What a page keeps for its user: the console's last workspace, bookmarks, widths of columns
 * (docs/contract/console.md). Free-form data under a name of the page's own choice.
 *
 * <p>Decisions. It hangs on the user's row and goes with it, so that nobody who gets a freed user
 * id later finds it. Every person has their own and sees no other's; there is no view for
 * administrators, because nothing here decides anything. The number and the size are bounded, or a
 * page would use it as a store of files.
 */
@NullMarked
package spaceone.identity.userconfig;

import org.jspecify.annotations.NullMarked;
