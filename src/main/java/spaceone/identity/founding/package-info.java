/**
 * How domains come to be, and workspaces end: it binds together what the rooms below do alone. No
 * password is built in: what is not configured is made, and told once on the console of who started
 * the service.
 */
@NullMarked
package spaceone.identity.founding;

import org.jspecify.annotations.NullMarked;
