@NullMarked
package spaceone.identity.api.v2.user;

import org.jspecify.annotations.NullMarked;
