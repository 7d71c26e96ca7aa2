@NullMarked
package spaceone.identity.api.v2.userexport;

import org.jspecify.annotations.NullMarked;
