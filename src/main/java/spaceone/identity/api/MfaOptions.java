package spaceone.identity.api;

import static spaceone.identity.CommonError.INVALID_PARAMETER_TYPE;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** What a user may choose of his second factor: its mailbox. All else is the service's to say. */
public final class MfaOptions {

    private MfaOptions() {}

    /** Null when none is given. */
    public static @Nullable String email(@Nullable JsonObject options) {
        JsonValue email = options == null ? null : options.get("email");
        if (email == null || email == JsonValue.NULL) {
            return null;
        }
        if (!(email instanceof JsonString text)) {
            throw INVALID_PARAMETER_TYPE.with("options.email", "str");
        }
        return text.getString().isBlank() ? null : text.getString();
    }
}
