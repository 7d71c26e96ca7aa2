package spaceone.testkit;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import spaceone.identity.api.Routes;
import spaceone.identity.api.openapi.ApiDocument;

/** Holds JSON against the OpenAPI document. */
public final class Contract {

    private static final JsonObject DOCUMENT = ApiDocument.json();

    /** Where a method stands in the document, by each of its addresses. */
    private static final Map<String, String> DOCUMENTED = addresses();

    /** Of requests that are no call of a method: a verb, length or header that servers refuse. */
    private static final Set<Integer> NO_CALL = Set.of(405, 411, 414, 417, 431, 501, 505);

    private Contract() {}

    private static Map<String, String> addresses() {
        Map<String, String> addresses = new HashMap<>();
        Routes routes = Routes.all();
        for (Routes.Route route : routes.list()) {
            List<String> urls = routes.urls(route);
            urls.forEach(url -> addresses.put(url, urls.get(0)));
        }
        return addresses;
    }

    /** What is wrong with the answer to a call; nothing of other addresses and verbs. */
    public static List<String> problems(String verb, String path, Answer answer) {
        if (!verb.equals("POST")) {
            return List.of();
        }
        String documented = DOCUMENTED.get(path);
        if (documented != null) {
            return told(documented, answer);
        }
        return path.startsWith("/identity/") && answer.status() < 400
                ? List.of(path + " answers " + answer.status() + " and is not documented")
                : List.of();
    }

    private static List<String> told(String url, Answer answer) {
        int status = answer.status();
        if (NO_CALL.contains(status) || isOfTheServer(answer)) {
            return List.of();
        }
        JsonObject responses =
                DOCUMENT.getJsonObject("paths")
                        .getJsonObject(url)
                        .getJsonObject("post")
                        .getJsonObject("responses");
        JsonObject response = responses.getJsonObject(String.valueOf(status));
        if (response == null) {
            return List.of(
                    url + " answers " + status + ", which is not documented: " + answer.body());
        }
        if (response.containsKey("$ref")) {
            response = resolve(response);
        }
        JsonObject json;
        try {
            json = answer.json();
        } catch (JsonException | ClassCastException e) {
            return List.of(url + " answers " + status + " with no JSON object: " + answer.body());
        }
        List<String> problems = new ArrayList<>();
        fit(json, media(response).getJsonObject("schema"), url + " " + status, problems);
        if (status >= 400 && problems.isEmpty()) {
            String code = json.getJsonObject("detail").getString("code");
            if (!response.getString("description").contains("`" + code + "`")) {
                problems.add(url + " answers " + status + " " + code + ": not documented");
            }
        }
        return problems;
    }

    /** Servers refuse some requests before we see them; each in its way. */
    private static boolean isOfTheServer(Answer answer) {
        int status = answer.status();
        boolean refusal = status >= 400 && status < 500 || status == 503;
        return refusal
                && answer.headers()
                        .firstValue("Content-Type")
                        .filter(type -> type.startsWith("application/json"))
                        .isEmpty();
    }

    /** The schema and example of a request or answer. */
    public static JsonObject media(JsonObject holder) {
        return holder.getJsonObject("content").getJsonObject("application/json");
    }

    /** Adds to {@code problems} where the value is not what the schema describes. */
    public static void fit(
            JsonValue value, JsonObject schema, String where, List<String> problems) {
        if (schema.containsKey("$ref")) {
            fit(value, resolve(schema), where, problems);
            return;
        }
        if (schema.containsKey("allOf")) {
            schema.getJsonArray("allOf")
                    .forEach(one -> fit(value, one.asJsonObject(), where, problems));
            return;
        }
        if (!schema.containsKey("type")) {
            return;
        }
        String type = schema.getString("type");
        if (isOfRow(where) && (value == JsonValue.NULL || isUnwound(value, type))) {
            return;
        }
        if (!isOf(value, type)) {
            problems.add(where + " is no " + type + ": " + value);
        } else if (value instanceof JsonObject object) {
            members(object, schema, where, problems);
        } else if (value instanceof JsonArray array) {
            array.forEach(item -> fit(item, schema.getJsonObject("items"), where + "[]", problems));
        } else if (schema.containsKey("enum") && !schema.getJsonArray("enum").contains(value)) {
            problems.add(where + " is none of its values: " + value);
        } else if (schema.getString("format", "").equals("date-time") && !isMoment(value)) {
            problems.add(where + " is no moment: " + value);
        }
    }

    private static boolean isMoment(JsonValue value) {
        return ((JsonString) value)
                .getString()
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    private static void members(
            JsonObject object, JsonObject schema, String where, List<String> problems) {
        JsonObject known =
                schema.containsKey("properties")
                        ? schema.getJsonObject("properties")
                        : JsonValue.EMPTY_JSON_OBJECT;
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            String name = member.getKey();
            if (known.containsKey(name)) {
                fit(member.getValue(), known.getJsonObject(name), where + "." + name, problems);
            } else if (!schema.containsKey("additionalProperties")) {
                problems.add(where + " has the member " + name + ", which is not documented");
            }
        }
        if (schema.containsKey("required")) {
            for (JsonString name : schema.getJsonArray("required").getValuesAs(JsonString.class)) {
                if (!object.containsKey(name.getString())) {
                    problems.add(where + " lacks " + name.getString());
                }
            }
        }
    }

    /** The query says what becomes of rows: members that are null, and one element of a list. */
    private static boolean isOfRow(String where) {
        return where.contains(".results[].");
    }

    private static boolean isUnwound(JsonValue value, String type) {
        return type.equals("array") && !(value instanceof JsonArray);
    }

    private static boolean isOf(JsonValue value, String type) {
        return switch (type) {
            case "string" -> value instanceof JsonString;
            case "integer" -> value instanceof JsonNumber number && number.isIntegral();
            case "boolean" -> value == JsonValue.TRUE || value == JsonValue.FALSE;
            case "array" -> value instanceof JsonArray;
            default -> value instanceof JsonObject;
        };
    }

    private static JsonObject resolve(JsonObject reference) {
        JsonObject at = DOCUMENT;
        String[] steps = reference.getString("$ref").substring(2).split("/");
        for (String step : steps) {
            at = at.getJsonObject(step);
        }
        return at;
    }
}
