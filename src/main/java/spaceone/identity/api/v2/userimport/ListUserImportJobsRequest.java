package spaceone.identity.api.v2.userimport;

import jakarta.json.JsonObject;
import spaceone.identity.query.Query;

public record ListUserImportJobsRequest(JsonObject query, String domainId) {

    Query toQuery() {
        return Query.parse(query);
    }
}
