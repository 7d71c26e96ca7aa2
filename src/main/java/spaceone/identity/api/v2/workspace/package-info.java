@NullMarked
package spaceone.identity.api.v2.workspace;

import org.jspecify.annotations.NullMarked;
