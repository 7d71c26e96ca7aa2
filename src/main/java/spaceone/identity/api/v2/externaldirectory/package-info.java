@NullMarked
package spaceone.identity.api.v2.externaldirectory;

import org.jspecify.annotations.NullMarked;
