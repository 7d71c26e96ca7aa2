@NullMarked
package spaceone.identity.api.v2.userprofile;

import org.jspecify.annotations.NullMarked;
