@NullMarked
package spaceone.identity.api.v2.ownfactor;

import org.jspecify.annotations.NullMarked;
