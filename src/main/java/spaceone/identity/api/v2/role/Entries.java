package spaceone.identity.api.v2.role;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.INVALID_PARAMETER_TYPE;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a free list whose items have to be texts. */
final class Entries {

    private static final int LONGEST = 255;

    private Entries() {}

    static @Nullable List<String> of(@Nullable JsonArray list, String key) {
        return list == null ? null : list.stream().map(item -> text(item, key)).toList();
    }

    private static String text(JsonValue item, String key) {
        if (!(item instanceof JsonString text)) {
            throw INVALID_PARAMETER_TYPE.with(key, "list of str");
        }
        if (text.getString().length() > LONGEST) {
            throw INVALID_PARAMETER.with(key, "longer than " + LONGEST + " characters");
        }
        return text.getString().strip();
    }
}
