package spaceone.identity.access;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the permissions of a role may be. They are matched in each request and travel in each token,
 * so they are few, short, and together no longer than the headers that servers take.
 */
final class Permissions {

    private static final int MOST = 400;
    private static final int LONGEST = 200;
    private static final int MOST_STARS = 4;

    private Permissions() {}

    /** {@code mostBytes} is the room that a token has for them in the header of a request. */
    static void check(List<String> permissions, int mostBytes) {
        if (permissions.size() > MOST) {
            throw refused("more than " + MOST + " entries");
        }
        long bytes = 0;
        for (String each : permissions) {
            if (each.length() > LONGEST) {
                throw refused("an entry of more than " + LONGEST + " characters");
            }
            if (each.chars().filter(c -> c == '*').count() > MOST_STARS) {
                throw refused("an entry with more than " + MOST_STARS + " stars");
            }
            bytes += inToken(each);
        }
        if (bytes > mostBytes) {
            throw refused(
                    "more than " + mostBytes + " bytes together, which no request could carry");
        }
    }

    /** With its quotes and comma; what is no plain character may be escaped. */
    private static long inToken(String permission) {
        long escaped = permission.chars().filter(c -> c < ' ' || c == '"' || c == '\\').count();
        return permission.getBytes(StandardCharsets.UTF_8).length + 5 * escaped + 3;
    }

    private static RuntimeException refused(String reason) {
        return INVALID_PARAMETER.with("permissions", reason);
    }
}
