package spaceone.testkit;

import java.io.StringReader;

/** Reads a member out of a JSON text. */
public final class Json {

    private Json() {}

    public static String text(String json, String member) {
        try (var reader = jakarta.json.Json.createReader(new StringReader(json))) {
            return reader.readObject().getString(member);
        }
    }
}
