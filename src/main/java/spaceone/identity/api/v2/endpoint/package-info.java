@NullMarked
package spaceone.identity.api.v2.endpoint;

import org.jspecify.annotations.NullMarked;
