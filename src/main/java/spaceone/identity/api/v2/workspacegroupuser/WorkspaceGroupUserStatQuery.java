package spaceone.identity.api.v2.workspacegroupuser;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Statistics;

public record WorkspaceGroupUserStatQuery(
        @NotNull String workspaceGroupId, @NotNull JsonObject query, @Nullable String domainId) {

    Statistics toStatistics() {
        return Statistics.parse(query);
    }
}
