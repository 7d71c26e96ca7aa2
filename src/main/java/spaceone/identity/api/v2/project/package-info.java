@NullMarked
package spaceone.identity.api.v2.project;

import org.jspecify.annotations.NullMarked;
