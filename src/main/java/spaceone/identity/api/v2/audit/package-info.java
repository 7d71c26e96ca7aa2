@NullMarked
package spaceone.identity.api.v2.audit;

import org.jspecify.annotations.NullMarked;
