@NullMarked
package spaceone.identity.api.v2.userimport;

import org.jspecify.annotations.NullMarked;
