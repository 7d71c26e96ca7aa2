@NullMarked
package spaceone.identity.api.v2.trustedaccount;

import org.jspecify.annotations.NullMarked;
