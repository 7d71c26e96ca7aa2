@NullMarked
package spaceone.identity.api.v2.mail;

import org.jspecify.annotations.NullMarked;
