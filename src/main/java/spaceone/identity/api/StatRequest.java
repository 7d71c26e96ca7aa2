package spaceone.identity.api;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Statistics;

/** What every {@code stat} takes; the ids count only for callers whose token does not fix them. */
public record StatRequest(
        @NotNull JsonObject query, @Nullable String workspaceId, @Nullable String domainId) {

    public Statistics toStatistics() {
        return Statistics.parse(query);
    }
}
