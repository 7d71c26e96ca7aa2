@NullMarked
package spaceone.identity.api.v2.organization;

import org.jspecify.annotations.NullMarked;
