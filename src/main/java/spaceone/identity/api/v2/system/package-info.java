@NullMarked
package spaceone.identity.api.v2.system;

import org.jspecify.annotations.NullMarked;
