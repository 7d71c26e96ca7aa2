package spaceone.identity.externalauth;

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
        JsonObjectBuilder shown = Json.createObjectBuilder();
        JsonObjectBuilder kept = Json.createObjectBuilder();
        options.forEach(
                (name, value) -> {
                    if (SECRET.matcher(name).matches()) {
                        shown.add(name, MASK);
                        kept.add(name, isMask(value) ? before.getOrDefault(name, value) : value);
                    } else {
                        shown.add(name, value);
                    }
                });
        secretData.forEach(
                (name, value) ->
                        kept.add(name, isMask(value) ? before.getOrDefault(name, value) : value));
        return new Masking(shown.build(), kept.build());
    }

    private static boolean isMask(JsonValue value) {
        return value instanceof JsonString text && text.getString().equals(MASK);
    }
}
