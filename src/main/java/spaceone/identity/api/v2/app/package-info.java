@NullMarked
package spaceone.identity.api.v2.app;

import org.jspecify.annotations.NullMarked;
