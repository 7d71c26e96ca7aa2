package spaceone.identity.api.v2.userimport;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import spaceone.identity.query.Query;

public record ReportUserImportJobRequest(
        @NotNull String jobId, JsonObject query, String userId, String domainId) {

    Query toQuery() {
        return Query.parse(query).with("user_id", userId);
    }
}
