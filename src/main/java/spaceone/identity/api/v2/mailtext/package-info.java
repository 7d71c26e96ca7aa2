@NullMarked
package spaceone.identity.api.v2.mailtext;

import org.jspecify.annotations.NullMarked;
