@NullMarked
package spaceone.identity.api.v2.provider;

import org.jspecify.annotations.NullMarked;
