@NullMarked
package spaceone.identity.api.v2.rolebinding;

import org.jspecify.annotations.NullMarked;
