@NullMarked
package spaceone.identity.api.v2.domain;

import org.jspecify.annotations.NullMarked;
