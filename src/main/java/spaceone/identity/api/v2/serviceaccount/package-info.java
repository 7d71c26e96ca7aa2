@NullMarked
package spaceone.identity.api.v2.serviceaccount;

import org.jspecify.annotations.NullMarked;
