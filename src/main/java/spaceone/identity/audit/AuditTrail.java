package spaceone.identity.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Results;
import spaceone.identity.query.Scope;
import spaceone.identity.query.Statistics;

/** Reads what was kept, newest first. */
@Stateless
public class AuditTrail {

    @Inject Results results;

    public Listing list(String domainId, Query query) {
        return results.list(AuditRecordInfo.FIELDS, Scope.of("a.domain_id = ?", domainId), query);
    }

    public JsonObject stat(String domainId, Statistics statistics) {
        return results.stat(
                AuditRecordInfo.FIELDS, Scope.of("a.domain_id = ?", domainId), statistics);
    }

    /**
     * What a user did, and what was done to them, since the account is theirs: who had the same id
     * before was somebody else.
     */
    public Listing ofUser(String domainId, String userId, Query query) {
        Scope own =
                Scope.of(
                        "a.domain_id = ? and (a.actor_id = ? and a.actor_type = 'USER'"
                                + " or a.target_id = ? and a.target = 'User')"
                                + " and u.user_id = ? and a.created_at >= u.created_at",
                        domainId,
                        userId,
                        userId,
                        userId);
        return results.list(AuditRecordInfo.OWN, own, query);
    }
}
