package spaceone.identity.tenancy;

import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Scope;

/**
 * Where somebody acts: one workspace of a domain, or the domain with all of its workspaces. What is
 * asked for elsewhere is not there. For a request the API's {@code Caller} makes it, of what the
 * caller's rights say and not of what was sent.
 */
public record Place(String domainId, @Nullable String workspaceId) {

    /** All of a domain. */
    public static Place of(String domainId) {
        return new Place(domainId, null);
    }

    /** One workspace, or all of the domain when it is null. */
    public static Place of(String domainId, @Nullable String workspaceId) {
        return new Place(domainId, workspaceId);
    }

    /** The rows of this place in a table with {@code domain_id} and {@code workspace_id}. */
    public Scope scope(String alias) {
        Scope scope = Scope.of(alias + ".domain_id = ?", domainId);
        return workspaceId == null ? scope : scope.and(alias + ".workspace_id = ?", workspaceId);
    }
}
