package spaceone.identity.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Results;
import spaceone.identity.query.Scope;
import spaceone.identity.query.Statistics;

/** Reads the roles of a domain by the query language. */
@Stateless
public class RoleDirectory {

    @Inject Results results;

    public Listing list(String domainId, Query query) {
        return results.list(RoleInfo.FIELDS, scope(domainId), query);
    }

    /** For everybody: without what the roles allow. */
    public Listing listBasic(String domainId, Query query) {
        return results.list(BasicRoleInfo.FIELDS, scope(domainId), query);
    }

    public JsonObject stat(String domainId, Statistics statistics) {
        return results.stat(RoleInfo.FIELDS, scope(domainId), statistics);
    }

    private static Scope scope(String domainId) {
        return Scope.of("r.domain_id = ?", domainId);
    }
}
