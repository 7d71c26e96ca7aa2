package spaceone.identity.query;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.query.QueryError.DB_QUERY;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import spaceone.identity.IdentityException;

/**
 * Lets only patterns through that mean the same in the reference's dialect (PCRE) and in
 * PostgreSQL's, and that cannot run away: no back references, no unbounded repetition of something
 * unbounded. What is merely slow is left to the statement timeout.
 */
final class RegularExpression {

    private static final int LONGEST = 256;

    private static final Pattern TOKEN =
            Pattern.compile(
                    """
                    (?<escape> \\\\. )
                    | (?<set> \\[ \\^?+ \\]?+ (?: \\\\. | \\[:\\w+:\\] | [^\\]\\\\] )*+ \\] )
                    | (?<open> \\( (?: \\? (?:<.|.) )? )
                    | (?<close> \\) )
                    | (?<repeat> (?: (?<unbounded> [*+] | \\{\\d+,\\} ) | \\? | \\{[\\d,]+\\} ) [?+]? )
                    | .
                    """,
                    Pattern.COMMENTS | Pattern.DOTALL);

    private static final Set<String> GROUPS = Set.of("(", "(?:", "(?=", "(?!", "(?<=", "(?<!");
    private static final Pattern ESCAPES =
            Pattern.compile("\\\\([dDsSwWbBAZnrtf]|[^\\p{L}\\p{N}])");
    private static final Pattern SET_ESCAPES = Pattern.compile("\\\\([dswnrtf]|[^\\p{L}\\p{N}])");

    private RegularExpression() {}

    /** The pattern in PostgreSQL's spelling. */
    static String checked(String pattern) {
        if (pattern.length() > LONGEST) {
            throw INVALID_PARAMETER.with("query", "a pattern longer than " + LONGEST);
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw DB_QUERY.with("not a regular expression");
        }
        // What every pattern is anyway, and what many clients write out of habit.
        return translated(pattern.startsWith("(?i)") ? pattern.substring(4) : pattern);
    }

    private static String translated(String pattern) {
        // (?p): a dot does not match a line end, ^ and $ are the ends of the text.
        StringBuilder translated = new StringBuilder("(?p)");
        Deque<Boolean> groups = new ArrayDeque<>();
        groups.push(false);
        boolean closedUnbounded = false;
        Matcher token = TOKEN.matcher(pattern);
        while (token.find()) {
            boolean unbounded = token.group("unbounded") != null;
            if (unbounded && closedUnbounded) {
                throw unsupported("an unbounded repetition of an unbounded one");
            }
            closedUnbounded = false;
            if (token.group("open") != null) {
                groups.push(false);
            } else if (token.group("close") != null) {
                closedUnbounded = groups.pop();
                unbounded = closedUnbounded;
            }
            if (unbounded) {
                groups.pop();
                groups.push(true);
            }
            translated.append(translated(token));
        }
        return translated.toString();
    }

    private static String translated(Matcher token) {
        String text = token.group();
        if (token.group("escape") != null && !ESCAPES.matcher(text).matches()
                || token.group("open") != null && !GROUPS.contains(text)
                || token.group("repeat") != null && text.matches(".+\\+")
                || token.group("set") != null && hasForeignEscape(text)) {
            throw unsupported(text);
        }
        return switch (text) {
            case "\\b" -> "\\y";
            case "\\B" -> "\\Y";
            default -> text;
        };
    }

    private static boolean hasForeignEscape(String set) {
        return SET_ESCAPES.matcher(set).replaceAll("").indexOf('\\') >= 0;
    }

    private static IdentityException unsupported(String what) {
        return DB_QUERY.with("not supported in a regular expression: " + what);
    }
}
