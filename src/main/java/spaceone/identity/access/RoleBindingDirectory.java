package spaceone.identity.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Results;
import spaceone.identity.query.Scope;
import spaceone.identity.query.Statistics;

/** Reads bindings by the query language; a workspace given is all that is seen. */
@Stateless
public class RoleBindingDirectory {

    @Inject Results results;

    public Listing list(String domainId, @Nullable String workspaceId, Query query) {
        return results.list(RoleBindingInfo.FIELDS, scope(domainId, workspaceId), query);
    }

    public JsonObject stat(String domainId, @Nullable String workspaceId, Statistics statistics) {
        return results.stat(RoleBindingInfo.FIELDS, scope(domainId, workspaceId), statistics);
    }

    private static Scope scope(String domainId, @Nullable String workspaceId) {
        Scope scope = Scope.of("b.domain_id = ?", domainId);
        return workspaceId == null ? scope : scope.and("b.workspace_id = ?", workspaceId);
    }
}
