package spaceone.identity.query;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.INVALID_PARAMETER_TYPE;
import static spaceone.identity.query.QueryError.DB_QUERY;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object of a query, read strictly: only known names, each in one spelling, of
 * the right type. A misspelt member would silently widen a result, so it is refused with its path.
 * A name is known in snake_case and lowerCamelCase; {@code "k|key"} is one member with two names.
 */
final class Members {

    private static final BigDecimal LARGEST_COUNT = new BigDecimal(Limits.LARGEST_COUNT);

    private final String path;
    private final Map<String, JsonValue> values = new LinkedHashMap<>();

    private Members(JsonObject object, String path, String... known) {
        this.path = path;
        Map<String, String> names = new LinkedHashMap<>();
        for (String spellings : known) {
            String name = spellings.substring(spellings.indexOf('|') + 1);
            for (String spelling : spellings.split("\\|")) {
                names.put(spelling, name);
                names.put(camelCase(spelling), name);
            }
        }
        object.forEach((spelling, value) -> put(names.get(spelling), spelling, value));
    }

    static Members of(JsonObject object, String path, String... known) {
        return new Members(object, path, known);
    }

    private void put(@Nullable String name, String spelling, JsonValue value) {
        if (name == null) {
            throw INVALID_PARAMETER.with(at(spelling), "unknown member");
        }
        if (values.put(name, value) != null) {
            throw INVALID_PARAMETER.with(at(name), "given in two spellings");
        }
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_")) {
            camel.append(
                    camel.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }

    /** Where a member stands, for messages: {@code query.filter[0].key}. */
    String at(String name) {
        return path + "." + shortened(name);
    }

    /** What a client sent, in a length fit for a message. */
    static String shortened(String text) {
        return text.length() > 64 ? text.substring(0, 64) + "…" : text;
    }

    /** The one member that is given, where there must not be two. */
    Optional<String> single() {
        List<String> given = values.keySet().stream().filter(this::has).toList();
        if (given.size() > 1) {
            throw INVALID_PARAMETER.with(at(given.get(1)), "beside " + given.get(0));
        }
        return given.stream().findAny();
    }

    /** Null counts as not given. */
    boolean has(String name) {
        return value(name) != JsonValue.NULL;
    }

    JsonValue value(String name) {
        return values.getOrDefault(name, JsonValue.NULL);
    }

    /** Empty when not given. */
    String text(String name) {
        return has(name) ? shortText(value(name), name) : "";
    }

    String required(String name) {
        if (text(name).isEmpty()) {
            throw DB_QUERY.with(at(name) + " is missing");
        }
        return text(name);
    }

    private String shortText(JsonValue value, String name) {
        String text = text(value, at(name));
        if (text.codePointCount(0, text.length()) > Limits.LONGEST_TEXT) {
            throw INVALID_PARAMETER.with(
                    at(name), "must have at most " + Limits.LONGEST_TEXT + " characters");
        }
        return text;
    }

    static String text(JsonValue value, String where) {
        return typed(value, JsonString.class, where, "string").getString();
    }

    boolean flag(String name) {
        JsonValue value = value(name);
        if (value == JsonValue.TRUE || value == JsonValue.FALSE || value == JsonValue.NULL) {
            return value == JsonValue.TRUE;
        }
        throw INVALID_PARAMETER_TYPE.with(at(name), "bool");
    }

    /** An unsigned 32-bit number, also as text; 0 when not given. */
    long count(String name) {
        JsonValue value = value(name);
        if (value == JsonValue.NULL) {
            return 0;
        }
        String digits =
                switch (value.getValueType()) {
                    case NUMBER -> ((JsonNumber) value).bigDecimalValue().toPlainString();
                    case STRING -> ((JsonString) value).getString();
                    default -> throw INVALID_PARAMETER_TYPE.with(at(name), "uint32");
                };
        if (!digits.matches("\\d{1,10}(\\.0*)?")
                || new BigDecimal(digits).compareTo(LARGEST_COUNT) > 0) {
            throw INVALID_PARAMETER.with(at(name), "not a whole number from 0 to 4294967295");
        }
        return new BigDecimal(digits).longValue();
    }

    Members object(String name, String... known) {
        return of(object(value(name), at(name)), at(name), known);
    }

    static JsonObject object(JsonValue value, String where) {
        return typed(value, JsonObject.class, where, "object");
    }

    /** The members of an object whose names are data; empty when not given. */
    JsonObject entries(String name) {
        JsonObject entries =
                has(name) ? object(value(name), at(name)) : JsonValue.EMPTY_JSON_OBJECT;
        refuseMany(entries.size(), name);
        return entries;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonValue entry : list(name)) {
            texts.add(shortText(entry, name));
        }
        return texts;
    }

    /** The objects of a list, each read by {@code reader}; empty when not given. */
    <T> List<T> objects(String name, Function<Members, T> reader, String... known) {
        List<T> read = new ArrayList<>();
        for (JsonValue entry : list(name)) {
            String where = at(name) + "[" + read.size() + "]";
            read.add(reader.apply(of(object(entry, where), where, known)));
        }
        return read;
    }

    List<JsonValue> list(String name) {
        if (!has(name)) {
            return List.of();
        }
        if (value(name).getValueType() != ValueType.ARRAY) {
            throw INVALID_PARAMETER_TYPE.with(at(name), "list");
        }
        List<JsonValue> entries = value(name).asJsonArray();
        refuseMany(entries.size(), name);
        return entries;
    }

    private void refuseMany(int entries, String name) {
        if (entries > Limits.MOST_ENTRIES) {
            throw INVALID_PARAMETER.with(at(name), "more than " + Limits.MOST_ENTRIES + " entries");
        }
    }

    private static <T extends JsonValue> T typed(
            JsonValue value, Class<T> type, String where, String name) {
        if (!type.isInstance(value)) {
            throw INVALID_PARAMETER_TYPE.with(where, name);
        }
        return type.cast(value);
    }
}
