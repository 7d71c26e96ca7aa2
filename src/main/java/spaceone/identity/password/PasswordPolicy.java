package spaceone.identity.password;

import static spaceone.identity.password.PasswordError.INCORRECT_PASSWORD_FORMAT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/**
 * Which passwords are accepted. The rules are checked in the documented order, the first one broken
 * is named, and no message repeats the password. Blanks count like any character.
 */
@ApplicationScoped
public class PasswordPolicy {

    /** In characters. */
    public static final int LONGEST = 128;

    // "ed" is in half of all passwords and betrays nothing.
    private static final int SHORTEST_NAME = 3;

    private final boolean refuseGuessable;

    /**
     * What a domain demands. NIST's advice is length alone; the documented rule is the default for
     * existing clients.
     */
    public record Rules(int minimumLength, boolean characterClasses) {

        public static final Rules DOCUMENTED = new Rules(8, true);
        public static final Rules LENGTH_ONLY = new Rules(15, false);
        public static final Rules LENGTH_ONLY_WITH_MFA = new Rules(8, false);

        public static Rules lengthOnly(boolean userHasMfa) {
            return userHasMfa ? LENGTH_ONLY_WITH_MFA : LENGTH_ONLY;
        }
    }

    public PasswordPolicy() {
        this(true);
    }

    @Inject
    PasswordPolicy(@Configured(Setting.PASSWORD_REFUSE_GUESSABLE) boolean refuseGuessable) {
        this.refuseGuessable = refuseGuessable;
    }

    /** Checks by the documented rules; the e-mail address may be null or empty. */
    public void check(String password, String userId, @Nullable String email) {
        check(password, Rules.DOCUMENTED, userId, email);
    }

    public void check(String password, Rules rules, String userId, @Nullable String email) {
        int length = password.codePointCount(0, password.length());
        demand(
                length >= rules.minimumLength(),
                "at least " + rules.minimumLength() + " characters");
        if (rules.characterClasses()) {
            demand(has(password, c -> c >= 'a' && c <= 'z'), "at least one lower-case letter");
            demand(has(password, c -> c >= 'A' && c <= 'Z'), "at least one upper-case letter");
            demand(has(password, c -> c >= '0' && c <= '9'), "at least one digit");
        }
        demand(length <= LONGEST, "at most " + LONGEST + " characters");
        demand(!has(password, PasswordPolicy::isNoCharacter), "only Unicode text without NUL");
        if (refuseGuessable) {
            demand(!CommonPasswords.contains(password), "not one of the common passwords");
            demand(!contains(password, userId), "not containing the user id");
            demand(!contains(password, email), "not containing the e-mail address");
        }
    }

    private static void demand(boolean kept, String rule) {
        if (!kept) {
            throw INCORRECT_PASSWORD_FORMAT.with(rule);
        }
    }

    private static boolean has(String password, IntPredicate kind) {
        return password.codePoints().anyMatch(kind);
    }

    private static boolean isNoCharacter(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static boolean contains(String password, @Nullable String name) {
        return name != null
                && name.codePointCount(0, name.length()) >= SHORTEST_NAME
                && LetterCase.fold(password).contains(LetterCase.fold(name));
    }
}
