package spaceone.identity.api.v2.workspace;

import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Analysis;

public record WorkspaceAnalyzeQuery(
        @Nullable JsonObject query, @Nullable String workspaceId, @Nullable String domainId) {

    Analysis toAnalysis() {
        if (query == null) {
            throw REQUIRED_PARAMETER.with("query");
        }
        return Analysis.parse(query);
    }
}
