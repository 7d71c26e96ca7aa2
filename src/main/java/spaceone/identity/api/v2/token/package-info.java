@NullMarked
package spaceone.identity.api.v2.token;

import org.jspecify.annotations.NullMarked;
