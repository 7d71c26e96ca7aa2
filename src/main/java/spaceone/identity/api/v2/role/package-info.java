@NullMarked
package spaceone.identity.api.v2.role;

import org.jspecify.annotations.NullMarked;
