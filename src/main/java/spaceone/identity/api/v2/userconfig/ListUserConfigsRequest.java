package spaceone.identity.api.v2.userconfig;

import jakarta.json.JsonObject;
import java.util.List;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.query.Query;

public record ListUserConfigsRequest(JsonObject query, @AnyOf List<String> name) {

    Query toQuery() {
        return Query.parse(query).with("name", name);
    }
}
