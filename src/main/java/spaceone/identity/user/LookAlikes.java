package spaceone.identity.user;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Ids that read like another. An id keeps to one script, with those that are written together (UTS
 * 39, highly restrictive); and none reads like an administrator's, by the letters and digits that
 * are taken for one another most. The whole table of Unicode would need a library more than half as
 * large as this application.
 */
final class LookAlikes {

    private static final Set<UnicodeScript> EAST =
            EnumSet.of(
                    UnicodeScript.LATIN,
                    UnicodeScript.HAN,
                    UnicodeScript.HIRAGANA,
                    UnicodeScript.KATAKANA,
                    UnicodeScript.BOPOMOFO,
                    UnicodeScript.HANGUL);

    /** A letter, and those that are taken for it; all in lower case. */
    private static final String[] TABLE = {
        "a \u0430\u03b1\u0251\u1d00",
        "b \u0184\u042c\u13cf\u15af\u044c",
        "c \u0441\u03f2\u1d04\u2ca5",
        "d \u0501\u13e7\u146f",
        "e \u0435\u0454\u04bd\u212e",
        "f \u03dd\u0584\ua799",
        "g \u0261\u018d\u0581",
        "h \u04bb\u0570\u13c2",
        "i \u0456\u03b9\u0269\u04cf\u0131\u2c93",
        "j \u0458\u03f3",
        "k \u043a\u03ba\u1d0b",
        "l 1|\u01c0\u0627\u05d5\u05df\u2113",
        "n \u0578\u057c\u03b7\u043f",
        "o 0\u043e\u03bf\u0585\u0c02\u05e1\u1d0f\u3007\u06f5\u0665",
        "p \u0440\u03c1\u2ca3",
        "q \u051b\u0566",
        "r \u0433\u1d26\u2c85",
        "s \u0455\ua731\u01bd\u057d",
        "t \u0442\u03c4\u1d1b",
        "u \u057d\u03c5\u028b\u1d1c",
        "v \u03bd\u0475\u1d20",
        "w \u051d\u0461\u1d21\u03c9",
        "x \u0445\u03c7\u157d",
        "y \u0443\u03b3\u04af\u1eff",
        "z \u1d22",
        "rn m\u043c",
        "vv w",
        "- \u2010\u2011\u2012\u2013\u2014\u2212\u02d7",
        ". \u0660\u06f0\ua4f8",
    };

    private static final Map<Integer, String> LETTERS = new HashMap<>();

    static {
        for (String row : TABLE) {
            String[] cells = row.split(" ");
            cells[1].codePoints().forEach(c -> LETTERS.putIfAbsent(c, cells[0]));
        }
    }

    private LookAlikes() {}

    /** Equal for ids that a reader takes for one another. */
    static String skeleton(String userId) {
        StringBuilder skeleton = new StringBuilder();
        UserIds.fold(userId)
                .codePoints()
                .forEach(c -> skeleton.append(LETTERS.getOrDefault(c, Character.toString(c))));
        // A w that came of another letter is two v as well, and so is an m.
        return skeleton.toString().replace("w", "vv").replace("m", "rn");
    }

    /** Letters of scripts that nobody writes into one word. */
    static boolean mixesScripts(String userId) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        userId.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.remove(UnicodeScript.COMMON);
        scripts.remove(UnicodeScript.INHERITED);
        scripts.remove(UnicodeScript.UNKNOWN);
        return scripts.size() > 1 && !isWrittenTogether(scripts);
    }

    /** Latin with Chinese characters, and what Japanese, Chinese or Korean add to them. */
    private static boolean isWrittenTogether(Set<UnicodeScript> scripts) {
        boolean korean = scripts.contains(UnicodeScript.HANGUL);
        boolean chinese = scripts.contains(UnicodeScript.BOPOMOFO);
        boolean japanese =
                scripts.contains(UnicodeScript.HIRAGANA)
                        || scripts.contains(UnicodeScript.KATAKANA);
        int languages = (korean ? 1 : 0) + (chinese ? 1 : 0) + (japanese ? 1 : 0);
        return languages <= 1 && EAST.containsAll(scripts);
    }
}
