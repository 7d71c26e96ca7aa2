package spaceone.identity.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Results;
import spaceone.identity.query.Scope;

/** Reads what was kept, newest first. */
@Stateless
public class AuditTrail {

    @Inject Results results;

    public Listing list(String domainId, Query query) {
        return results.list(AuditFields.ALL, Scope.of("a.domain_id = ?", domainId), query);
    }
}
