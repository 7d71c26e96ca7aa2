package spaceone.identity.tenancy;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import spaceone.identity.query.Analysis;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Results;
import spaceone.identity.query.Scope;
import spaceone.identity.query.Statistics;

/** Reads workspaces by the query language; a caller bound to one workspace sees only that. */
@Stateless
public class WorkspaceDirectory {

    @Inject Results results;

    public Listing list(String domainId, Query query) {
        return results.list(WorkspaceInfo.FIELDS, scope(domainId), query);
    }

    public JsonObject stat(String domainId, Statistics statistics) {
        return results.stat(WorkspaceInfo.FIELDS, scope(domainId), statistics);
    }

    public JsonObject analyze(Place place, Analysis analysis) {
        return results.analyze(
                WorkspaceInfo.FIELDS, place.scope("w").and("w.state <> 'DELETED'"), analysis);
    }

    private static Scope scope(String domainId) {
        return Scope.of("w.domain_id = ? and w.state <> 'DELETED'", domainId);
    }
}
