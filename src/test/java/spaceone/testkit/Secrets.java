package spaceone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Tokens, keys and codes that servers under test gave out in this run, whoever asked: they may
 * stand in no log and in no row. {@link Api} notes them, and whatever ends, a node or a class of
 * tests, is looked through for them.
 */
public final class Secrets {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\"(?:access_token|refresh_token|client_secret|device_token|system_token)\""
                            + "\\s*:\\s*\"([A-Za-z0-9_.-]{20,})\"");
    private static final Pattern SPARE_CODE =
            Pattern.compile("\\b[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}\\b");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{19,}");

    /** Answers beyond that are lists, which hold none. */
    private static final int LONGEST = 20_000;

    private static final int ENOUGH = 32;

    private static final Set<String> MADE = ConcurrentHashMap.newKeySet();

    private Secrets() {}

    static void note(String answer) {
        if (answer.length() <= LONGEST) {
            TOKEN.matcher(answer).results().forEach(token -> MADE.add(key(token.group(1))));
            SPARE_CODE.matcher(answer).results().forEach(code -> MADE.add(key(code.group())));
        }
    }

    /** A token is known by its end. */
    private static String key(String secret) {
        return secret.substring(Math.max(0, secret.length() - ENOUGH));
    }

    public static void demandNoneIn(String place, String text) {
        assertThat(
                        WORD.matcher(text)
                                .results()
                                .map(MatchResult::group)
                                .filter(word -> MADE.contains(key(word))))
                .as("secrets in " + place)
                .isEmpty();
    }

    /** So many were given out until now. */
    public static int count() {
        return MADE.size();
    }
}
