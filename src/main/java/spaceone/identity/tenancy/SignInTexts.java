package spaceone.identity.tenancy;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;
import spaceone.identity.Languages;
import spaceone.identity.Texts;

/** What the sign-in page of a domain says below its form, by the language of the page. */
final class SignInTexts {

    static final String MEMBER = "sign_in_texts";

    /** Characters. */
    static final int LONGEST = 500;

    private SignInTexts() {}

    /** As they are kept; a blank one says nothing. Null, which leaves them as they are, passes. */
    static @Nullable JsonObject checked(@Nullable JsonObject texts) {
        if (texts == null) {
            return null;
        }
        JsonObjectBuilder kept = Json.createObjectBuilder();
        texts.forEach(
                (language, value) -> {
                    String key = MEMBER + "." + language;
                    if (!Languages.ALL.contains(language)) {
                        throw INVALID_PARAMETER.with(MEMBER, "must be of " + Languages.told());
                    }
                    if (!(value instanceof JsonString said)) {
                        throw INVALID_PARAMETER.with(key, "must be a text");
                    }
                    String text = Texts.name(said.getString().strip(), key);
                    if (text.codePointCount(0, text.length()) > LONGEST) {
                        throw INVALID_PARAMETER.with(
                                key, "must have at most " + LONGEST + " characters");
                    }
                    if (!text.isEmpty()) {
                        kept.add(language, text);
                    }
                });
        return kept.build();
    }
}
