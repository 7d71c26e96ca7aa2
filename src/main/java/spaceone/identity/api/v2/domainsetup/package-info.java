@NullMarked
package spaceone.identity.api.v2.domainsetup;

import org.jspecify.annotations.NullMarked;
