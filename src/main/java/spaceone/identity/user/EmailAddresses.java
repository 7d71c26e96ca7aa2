package spaceone.identity.user;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.user.FormatError.INCORRECT_EMAIL_FORMAT;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What we send mail to: exactly one plain address. Stricter than the mail standards, for every
 * exotic form is a way to smuggle a second recipient past a reader. International domains are
 * accepted in their ASCII form.
 */
public final class EmailAddresses {

    /** In characters. */
    public static final int LONGEST = 255;

    private static final String WORD = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
    private static final Pattern ADDRESS =
            Pattern.compile(
                    WORD
                            + "(?:\\."
                            + WORD
                            + ")*+@(?:"
                            + LABEL
                            + "\\.)++(?=[A-Za-z0-9-]*[A-Za-z])"
                            + LABEL);

    private EmailAddresses() {}

    public static void check(@Nullable String email) {
        if (email != null && email.length() > LONGEST) {
            throw INVALID_PARAMETER.with("email", "must have at most 255 characters");
        }
        if (!isAddress(email)) {
            throw INCORRECT_EMAIL_FORMAT.with("one address, like name@example.com");
        }
    }

    public static boolean isAddress(@Nullable String text) {
        return text != null && text.length() <= LONGEST && ADDRESS.matcher(text).matches();
    }
}
