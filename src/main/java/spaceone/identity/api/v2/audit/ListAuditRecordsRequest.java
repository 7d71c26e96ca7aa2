package spaceone.identity.api.v2.audit;

import jakarta.json.JsonObject;
import spaceone.identity.query.Query;

public record ListAuditRecordsRequest(
        JsonObject query,
        String actorId,
        String action,
        String targetId,
        String outcome,
        String domainId) {

    Query toQuery() {
        return Query.parse(query)
                .with("actor_id", actorId)
                .with("action", action)
                .with("target_id", targetId)
                .with("outcome", outcome);
    }
}
