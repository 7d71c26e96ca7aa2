@NullMarked
package spaceone.identity.api.v1.user;

import org.jspecify.annotations.NullMarked;
