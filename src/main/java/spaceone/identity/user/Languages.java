package spaceone.identity.user;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import java.util.IllformedLocaleException;
import java.util.Locale;

/** Languages a user may choose: any well-formed tag, for mail falls back when it has no words. */
public final class Languages {

    /** In characters. */
    public static final int LONGEST = 7;

    private Languages() {}

    public static void check(String language) {
        if (language == null || language.length() > LONGEST || !isTag(language)) {
            throw INVALID_PARAMETER.with(
                    "language", "must be a language tag of at most 7 characters, like en or zh-CN");
        }
    }

    private static boolean isTag(String language) {
        try {
            // An empty text resets the builder and would pass.
            new Locale.Builder().setLanguageTag(language);
            return !language.isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
