@NullMarked
package spaceone.identity.api.v2.workspaceuser;

import org.jspecify.annotations.NullMarked;
