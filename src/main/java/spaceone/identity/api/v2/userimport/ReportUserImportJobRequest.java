package spaceone.identity.api.v2.userimport;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Query;

public record ReportUserImportJobRequest(
        @NotNull String jobId,
        @Nullable JsonObject query,
        @Nullable String userId,
        @Nullable String domainId) {

    Query toQuery() {
        return Query.parse(query).with("user_id", userId);
    }
}
