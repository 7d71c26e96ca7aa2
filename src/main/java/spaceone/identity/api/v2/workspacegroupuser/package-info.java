@NullMarked
package spaceone.identity.api.v2.workspacegroupuser;

import org.jspecify.annotations.NullMarked;
