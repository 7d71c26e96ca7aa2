package spaceone.identity.api.v2.userimport;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Query;

public record ListUserImportJobsRequest(@Nullable JsonObject query, @Nullable String domainId) {

    Query toQuery() {
        return Query.parse(query);
    }
}
