package spaceone.identity.api.v2.audit;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Query;

public record ListAuditRecordsRequest(
        @Nullable JsonObject query,
        @Nullable String actorId,
        @Nullable String action,
        @Nullable String targetId,
        @Nullable String outcome,
        @Nullable String domainId) {

    Query toQuery() {
        return Query.parse(query)
                .with("actor_id", actorId)
                .with("action", action)
                .with("target_id", targetId)
                .with("outcome", outcome);
    }
}
