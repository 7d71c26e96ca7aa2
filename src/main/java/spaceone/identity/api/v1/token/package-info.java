@NullMarked
package spaceone.identity.api.v1.token;

import org.jspecify.annotations.NullMarked;
