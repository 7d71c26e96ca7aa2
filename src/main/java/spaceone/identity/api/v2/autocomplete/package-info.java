@NullMarked
package spaceone.identity.api.v2.autocomplete;

import org.jspecify.annotations.NullMarked;
