package spaceone.identity.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;
import spaceone.identity.query.Query;

/** What every {@code find} of people takes, as the query it is. */
public record FindRequest(@Nullable String keyword, @Nullable JsonObject page) {

    public Query toQuery() {
        JsonObjectBuilder query = Json.createObjectBuilder();
        if (keyword != null) {
            query.add("keyword", keyword);
        }
        if (page != null) {
            query.add("page", page);
        }
        return Query.parse(query.build());
    }
}
