package spaceone.identity.api.v2.workspace;

import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.json.JsonObject;
import spaceone.identity.query.Analysis;

public record WorkspaceAnalyzeQuery(JsonObject query, String workspaceId, String domainId) {

    Analysis toAnalysis() {
        if (query == null) {
            throw REQUIRED_PARAMETER.with("query");
        }
        return Analysis.parse(query);
    }
}
