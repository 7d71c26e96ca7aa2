package spaceone.identity;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;

/**
 * Free-form objects as they are stored: keys and texts trimmed at any depth, lists left alone
 * (docs/contract/wire.md).
 */
public final class FreeForm {

    private FreeForm() {}

    public static JsonObject trimmed(JsonObject object) {
        JsonObjectBuilder trimmed = Json.createObjectBuilder();
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            trimmed.add(member.getKey().strip(), trimmed(member.getValue()));
        }
        return trimmed.build();
    }

    private static JsonValue trimmed(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> trimmed(value.asJsonObject());
            case STRING -> Json.createValue(((JsonString) value).getString().strip());
            default -> value;
        };
    }
}
