package spaceone.identity.api.v2.autocomplete;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;
import spaceone.identity.api.StatRequest;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Form;

/**
 * Which values of {@code distinctKey} to suggest. {@code options} may hold a {@code limit} (1 to
 * 1,000, otherwise 100), a {@code filter} as in a query, and a {@code search_type}, the operator
 * that {@code search} is held against the values with (otherwise {@code contain}).
 */
public record DistinctRequest(
        @NotNull @NotBlank String resourceType,
        @NotNull @NotBlank String distinctKey,
        @Nullable String search,
        @Doc("How to suggest.") @Form @Nullable JsonObject options) {

    private static final int USUAL = 100;
    public static final int MOST = 1000;

    /** Conditions that stand beside those of {@code filter}. */
    public static final int OWN_CONDITIONS = 2;

    public StatRequest toStatRequest() {
        JsonObject query =
                Json.createObjectBuilder()
                        .add("distinct", distinctKey)
                        .add("filter", filter())
                        .add(
                                "page",
                                Json.createObjectBuilder().add("start", 1).add("limit", limit()))
                        .build();
        return new StatRequest(query, null, null);
    }

    private JsonArrayBuilder filter() {
        JsonArrayBuilder filter = Json.createArrayBuilder();
        JsonValue given = option("filter");
        if (given instanceof JsonArray conditions) {
            conditions.forEach(filter::add);
        } else if (given != JsonValue.NULL) {
            throw INVALID_PARAMETER.with("options.filter", "must be a list");
        }
        filter.add(condition("not", JsonValue.NULL));
        if (search != null && !search.isBlank()) {
            boolean exact = "eq".equals(text(option("search_type")));
            filter.add(condition(exact ? "eq" : "contain", Json.createValue(search.strip())));
        }
        return filter;
    }

    private JsonObject condition(String operator, JsonValue value) {
        return Json.createObjectBuilder()
                .add("k", distinctKey)
                .add("v", value)
                .add("o", operator)
                .build();
    }

    private int limit() {
        JsonValue given = option("limit");
        if (given == JsonValue.NULL) {
            return USUAL;
        }
        if (given instanceof JsonNumber number
                && number.isIntegral()
                && number.longValue() >= 1
                && number.longValue() <= MOST) {
            return number.intValue();
        }
        throw INVALID_PARAMETER.with("options.limit", "must be a number from 1 to " + MOST);
    }

    private JsonValue option(String name) {
        return options == null ? JsonValue.NULL : options.getOrDefault(name, JsonValue.NULL);
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : "";
    }
}
