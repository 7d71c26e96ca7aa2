package spaceone.identity;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * How texts that people write are kept: names and ids in one normal form, without what nobody sees
 * at their ends. Every door does it alike, so what was created can be found and signed in with.
 */
public final class Texts {

    /** Characters without a shape of their own. */
    private static final Pattern INVISIBLE =
            Pattern.compile(
                    "[\\p{Cf}\\p{Cc}\\p{Zl}\\p{Zp}\\p{Zs}\\u034f\\u115f\\u1160\\u17b4\\u17b5"
                            + "\\u180b-\\u180f\\u2800\\u3164\\uffa0\\ufe00-\\ufe0f\\x{e0100}-\\x{e01ef}]+");

    /** They turn the direction of what stands beside them, so that it reads as something else. */
    private static final Pattern BIDI =
            Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private Texts() {}

    /**
     * Composed, as all but one system type it, and without format characters, controls and blanks
     * of any kind at the ends. What turns the direction of writing stays, to be refused: also at an
     * end it turns what stands beside the text.
     */
    public static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isEdge(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (to > from && isEdge(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return Normalizer.normalize(text.substring(from, to), Normalizer.Form.NFC);
    }

    /** A name to be kept; a plain blank one says that there is none. */
    public static String name(String text, String key) {
        if (text.isBlank()) {
            return text;
        }
        String name = trimmed(text);
        if (BIDI.matcher(name).find()) {
            throw CommonError.INVALID_PARAMETER.with(key, "turns the direction of writing");
        }
        if (isInvisible(name)) {
            throw CommonError.INVALID_PARAMETER.with(key, "has no visible character");
        }
        return name;
    }

    public static boolean isInvisible(String text) {
        return INVISIBLE.matcher(text).replaceAll("").isEmpty();
    }

    /** What can be seen of it, composed: two texts with the same one differ for no reader. */
    public static String visible(String text) {
        String seen =
                INVISIBLE.matcher(text).replaceAll(found -> found.group().contains(" ") ? " " : "");
        return Normalizer.normalize(seen, Normalizer.Form.NFC).strip();
    }

    /**
     * Belongs into no id: controls, format characters, separators, blanks other than the plain one.
     */
    public static boolean isUnwritten(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            case Character.SPACE_SEPARATOR -> codePoint != ' ';
            default -> false;
        };
    }

    private static boolean isEdge(int codePoint) {
        return codePoint == ' '
                || Character.isWhitespace(codePoint)
                || isUnwritten(codePoint)
                        && Character.getType(codePoint) != Character.SURROGATE
                        && !BIDI.matcher(Character.toString(codePoint)).matches();
    }
}
