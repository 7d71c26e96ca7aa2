package spaceone.identity.password;

import java.util.Locale;

/** Comparison without regard to letter case, the same in every country. */
final class LetterCase {

    private LetterCase() {}

    static String fold(String text) {
        // Up, then down: some letters have one upper case for two lower ones.
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
