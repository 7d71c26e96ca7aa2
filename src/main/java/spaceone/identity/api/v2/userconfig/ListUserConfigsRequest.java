package spaceone.identity.api.v2.userconfig;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.query.Query;

public record ListUserConfigsRequest(
        @Nullable JsonObject query, @AnyOf @Nullable List<String> name) {

    Query toQuery() {
        return Query.parse(query).with("name", name);
    }
}
