package spaceone.identity.userimport;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spaceone.identity.userimport.Piece.Fate;

/**
 * What somebody comes with, and what becomes of each piece: nothing is left behind without a word.
 */
public final class Baggage {

    private final List<Piece> pieces = new ArrayList<>();

    /** In the order in which they were looked at. */
    public List<Piece> pieces() {
        return List.copyOf(pieces);
    }

    void kept(String field, String as) {
        pieces.add(new Piece(field, Fate.KEPT, as, null));
    }

    void mapped(String field, String as, @Nullable String reason) {
        pieces.add(new Piece(field, Fate.MAPPED, as, reason));
    }

    void told(String field, String reason) {
        pieces.add(new Piece(field, Fate.TOLD, null, reason));
    }

    /** What nobody here has heard of stays behind too, but not unsaid. */
    void tellUnknown(JsonObject sent, Set<String> known, String path) {
        sent.forEach(
                (name, value) -> {
                    if (!known.contains(name) && !isNothing(value)) {
                        told(path + name, "not known here");
                    }
                });
    }

    /** Null for what is no text, which is told, and for what is not there. */
    @Nullable String text(JsonObject sent, String name, String path) {
        JsonValue value = sent.get(name);
        if (value instanceof JsonString text) {
            return text.getString().isBlank() ? null : text.getString();
        }
        if (!isNothing(value)) {
            told(path + name, "is no text");
        }
        return null;
    }

    JsonObject object(JsonObject sent, String name, String path) {
        JsonValue value = sent.get(name);
        if (value instanceof JsonObject object) {
            return object;
        }
        if (!isNothing(value)) {
            told(path + name, "is no object");
        }
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    JsonArray list(JsonObject sent, String name, String path) {
        JsonValue value = sent.get(name);
        if (value instanceof JsonArray list) {
            return list;
        }
        if (!isNothing(value)) {
            told(path + name, "is no list");
        }
        return JsonValue.EMPTY_JSON_ARRAY;
    }

    static boolean isNothing(@Nullable JsonValue value) {
        return value == null
                || value == JsonValue.NULL
                || value.equals(JsonValue.EMPTY_JSON_ARRAY)
                || value.equals(JsonValue.EMPTY_JSON_OBJECT)
                || value instanceof JsonString text && text.getString().isEmpty();
    }
}
