package spaceone.identity.api.v1.user;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.query.Query;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.UserState;
import spaceone.identity.user.UserType;

/** The order of a v1 query is one object: a key, or a list of keys. */
public record ListUsersRequest(
        @Nullable JsonObject query,
        @AnyOf @Nullable List<String> userId,
        @AnyOf @Nullable List<String> name,
        @AnyOf @Nullable List<UserState> state,
        @AnyOf @Nullable List<String> email,
        @AnyOf @Nullable List<UserType> userType,
        @AnyOf @Nullable List<AuthType> backend,
        @Doc("Only users who have this role.") @Nullable String roleId,
        @Nullable String domainId) {

    public Query toQuery() {
        return Query.parse(withSortAsList(query))
                .with("user_id", userId)
                .with("name", name)
                .with("state", state)
                .with("email", email)
                .with("user_type", userType)
                .with("backend", backend);
    }

    private static @Nullable JsonObject withSortAsList(@Nullable JsonObject query) {
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
