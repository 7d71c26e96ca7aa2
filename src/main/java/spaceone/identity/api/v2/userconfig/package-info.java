@NullMarked
package spaceone.identity.api.v2.userconfig;

import org.jspecify.annotations.NullMarked;
