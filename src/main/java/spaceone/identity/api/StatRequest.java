package spaceone.identity.api;

import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.json.JsonObject;
import spaceone.identity.query.Statistics;

/** What every {@code stat} takes; the ids count only for callers whose token does not fix them. */
public record StatRequest(JsonObject query, String workspaceId, String domainId) {

    public Statistics toStatistics() {
        if (query == null) {
            throw REQUIRED_PARAMETER.with("query");
        }
        return Statistics.parse(query);
    }
}
