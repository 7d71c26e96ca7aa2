@NullMarked
package spaceone.identity.api.v2.externalauth;

import org.jspecify.annotations.NullMarked;
