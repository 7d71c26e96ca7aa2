package spaceone.identity.user;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;
import static spaceone.identity.user.FormatError.INCORRECT_USER_ID_FORMAT;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Texts;

/** The form of user ids. Any text is one, as long as it can be read and told from the others. */
public final class UserIds {

    /** In characters. */
    public static final int LONGEST = 60;

    /** Characters without a shape of their own; two ids must not differ by them alone. */
    private static final Pattern INVISIBLE =
            Pattern.compile(
                    "[\\p{Cf}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\ufe00-\\ufe0f"
                            + "\\x{e0100}-\\x{e01ef}]");

    private UserIds() {}

    public static void check(@Nullable String userId) {
        if (userId == null || userId.isEmpty()) {
            throw REQUIRED_PARAMETER.with("user_id");
        }
        if (isTooLong(userId)) {
            throw INVALID_PARAMETER.with("user_id", "must have at most 60 characters");
        }
        if (userId.codePoints().anyMatch(Texts::isUnwritten)) {
            throw INCORRECT_USER_ID_FORMAT.with("no invisible characters");
        }
        if (!userId.strip().equals(userId)) {
            throw INCORRECT_USER_ID_FORMAT.with("no blanks around it");
        }
        if (fold(userId).isBlank() || Texts.isInvisible(userId)) {
            throw INCORRECT_USER_ID_FORMAT.with("at least one visible character");
        }
        if (LookAlikes.mixesScripts(userId)) {
            throw INCORRECT_USER_ID_FORMAT.with("letters of one script");
        }
    }

    /** Longer than any id: there is nobody to look for. */
    public static boolean isTooLong(String userId) {
        return userId.codePointCount(0, userId.length()) > LONGEST;
    }

    /** For users whose id has to be their address. */
    public static void checkAddress(String userId) {
        check(userId);
        if (!EmailAddresses.isAddress(userId)) {
            throw INCORRECT_USER_ID_FORMAT.with("an e-mail address");
        }
    }

    /**
     * The form in which two ids must differ: without letter case, compatible forms and invisible
     * characters. It may be many times longer than the id.
     */
    public static String fold(String userId) {
        String plain = Normalizer.normalize(userId, Normalizer.Form.NFKC);
        String visible = INVISIBLE.matcher(plain).replaceAll("");
        // Down, up, down: some letters have several lower cases, and two have two upper ones.
        String folded =
                visible.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }
}
