package spaceone.identity.api.v1.user;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import spaceone.identity.Json;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.query.Query;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.UserState;
import spaceone.identity.user.UserType;

/** The order of a v1 query is one object: a key, or a list of keys. */
public record ListUsersRequest(
        JsonObject query,
        @AnyOf List<String> userId,
        @AnyOf List<String> name,
        @AnyOf List<UserState> state,
        @AnyOf List<String> email,
        @AnyOf List<UserType> userType,
        @AnyOf List<AuthType> backend,
        @Doc("Only users who have this role.") String roleId,
        String domainId) {

    public Query toQuery() {
        return Query.parse(withSortAsList(query))
                .with("user_id", userId)
                .with("name", name)
                .with("state", state)
                .with("email", email)
                .with("user_type", userType)
                .with("backend", backend);
    }

    private static JsonObject withSortAsList(JsonObject query) {
        if (query == null || !(query.get("sort") instanceof JsonObject sort)) {
            return query;
        }
        JsonArrayBuilder keys = Json.createArrayBuilder();
        if (sort.get("keys") instanceof JsonArray several) {
            several.forEach(keys::add);
        } else if (!sort.getOrDefault("key", JsonValue.NULL).equals(JsonValue.NULL)) {
            keys.add(sort);
        }
        return Json.createObjectBuilder(query).add("sort", keys).build();
    }
}
