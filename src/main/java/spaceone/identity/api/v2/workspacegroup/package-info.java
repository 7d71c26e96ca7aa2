@NullMarked
package spaceone.identity.api.v2.workspacegroup;

import org.jspecify.annotations.NullMarked;
