@NullMarked
package spaceone.identity.api.v2.usergroup;

import org.jspecify.annotations.NullMarked;
