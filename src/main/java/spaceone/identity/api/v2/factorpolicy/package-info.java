@NullMarked
package spaceone.identity.api.v2.factorpolicy;

import org.jspecify.annotations.NullMarked;
