/**
 * Tenants: domains, and the workspaces in them. A deleted domain keeps its row, because the rows of
 * its people and keys hang on it; every reader asks through {@link
 * spaceone.identity.tenancy.Domains}, which does not see it.
 */
@NullMarked
package spaceone.identity.tenancy;

import org.jspecify.annotations.NullMarked;
