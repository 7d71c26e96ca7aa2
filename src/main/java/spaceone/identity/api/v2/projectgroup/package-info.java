@NullMarked
package spaceone.identity.api.v2.projectgroup;

import org.jspecify.annotations.NullMarked;
