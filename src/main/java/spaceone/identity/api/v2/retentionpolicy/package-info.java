@NullMarked
package spaceone.identity.api.v2.retentionpolicy;

import org.jspecify.annotations.NullMarked;
