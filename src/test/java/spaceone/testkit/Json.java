package spaceone.testkit;

import jakarta.json.JsonObject;
import java.io.StringReader;

/** Reads a JSON text. */
public final class Json {

    private Json() {}

    public static String text(String json, String member) {
        return object(json).getString(member);
    }

    static JsonObject object(String json) {
        try (var reader = jakarta.json.Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
