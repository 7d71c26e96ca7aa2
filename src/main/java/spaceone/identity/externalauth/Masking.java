package spaceone.identity.externalauth;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.regex.Pattern;
import spaceone.identity.Json;

/** Tells options from secrets by their names, whatever drawer they were put in. */
record Masking(JsonObject options, JsonObject secrets) {

    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i).*(secret|password|passwd|private_?key|credential|token(?!_endpoint)).*");
    private static final String MASK = "********";

    /** {@code before}: the secrets kept so far, for masks that come back unchanged. */
    static Masking of(JsonObject options, JsonObject secretData, JsonObject before) {
        JsonObjectBuilder kept = Json.createObjectBuilder();
        JsonObject shown = masked(options, "", kept, before);
        secretData.forEach(
                (name, value) ->
                        kept.add(name, isMask(value) ? before.getOrDefault(name, value) : value));
        return new Masking(shown, kept.build());
    }

    /**
     * Secrets are found at any depth. One that is no option of its own is kept under its path,
     * which is no option that any provider reads.
     */
    private static JsonObject masked(
            JsonObject options, String path, JsonObjectBuilder kept, JsonObject before) {
        JsonObjectBuilder shown = Json.createObjectBuilder();
        options.forEach(
                (name, value) -> shown.add(name, masked(name, value, path + name, kept, before)));
        return shown.build();
    }

    private static JsonValue masked(
            String name, JsonValue value, String path, JsonObjectBuilder kept, JsonObject before) {
        if (SECRET.matcher(name).matches()) {
            kept.add(path, isMask(value) ? before.getOrDefault(path, value) : value);
            return Json.createValue(MASK);
        }
        return switch (value.getValueType()) {
            case OBJECT -> masked(value.asJsonObject(), path + ".", kept, before);
            case ARRAY -> {
                JsonArrayBuilder items = Json.createArrayBuilder();
                int at = 0;
                for (JsonValue item : value.asJsonArray()) {
                    items.add(masked("", item, path + "[" + at++ + "]", kept, before));
                }
                yield items.build();
            }
            default -> value;
        };
    }

    private static boolean isMask(JsonValue value) {
        return value instanceof JsonString text && text.getString().equals(MASK);
    }
}
