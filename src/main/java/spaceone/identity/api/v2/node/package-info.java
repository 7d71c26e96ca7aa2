/** The nodes that serve the installation, for those who run it. */
@NullMarked
package spaceone.identity.api.v2.node;

import org.jspecify.annotations.NullMarked;
