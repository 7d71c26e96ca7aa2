@NullMarked
package spaceone.identity.api.v2.personaldata;

import org.jspecify.annotations.NullMarked;
