/**
 * Does the chores of all rooms, on every node, and tells when each was last done.
 *
 * <p>Decision: one timer that cannot fail, and none of the server's. Some take a timer away for
 * good when its method failed twice, and a database that is away for some seconds at the wrong
 * minute does just that; and all wait for a time of the day, which a clock that is set back puts
 * off. So a thread of our own only looks what is due and hands it on, outside any transaction. What
 * fails is done again soon, not in an hour. Chores run beside one another, each in portions: a long
 * purge keeps no mail waiting.
 */
@NullMarked
package spaceone.identity.housekeeping;

import org.jspecify.annotations.NullMarked;
