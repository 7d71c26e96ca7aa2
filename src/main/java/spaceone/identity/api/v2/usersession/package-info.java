@NullMarked
package spaceone.identity.api.v2.usersession;

import org.jspecify.annotations.NullMarked;
