package spaceone.identity.directory;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.stream.Collectors;

/** Claim {@code aud}: one text or a list of them. */
final class Audience {

    private Audience() {}

    static Set<String> of(JsonObject claims) {
        JsonValue value = claims.getOrDefault("aud", JsonValue.NULL);
        if (value instanceof JsonString one) {
            return Set.of(one.getString());
        }
        if (value instanceof JsonArray several) {
            return several.stream()
                    .filter(JsonString.class::isInstance)
                    .map(text -> ((JsonString) text).getString())
                    .collect(Collectors.toSet());
        }
        return Set.of();
    }
}
