package spaceone.identity.access;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a list of permissions allows, and whether it allows all that another one does: the one place
 * that knows (docs/contract/tenancy.md). An entry with stars is a glob; any other covers itself and
 * all below it, by whole segments. No list means no restriction beyond the role's type.
 *
 * <p>They are matched in each request and travel in each token, so they are few, short, and
 * together no longer than the headers that servers take.
 */
public final class Permissions {

    /** The list of somebody who has nothing to give. */
    public static final List<String> NONE = List.of("");

    private static final List<String> EVERYTHING = List.of("*");

    /** Stands for any text, in an entry that is to be covered; no entry holds it. */
    private static final String ANYTHING = "\uffff";

    public static final int MOST = 400;
    private static final int LONGEST = 200;
    private static final int MOST_STARS = 4;

    private Permissions() {}

    /** Whether a method is allowed. */
    public static boolean covers(List<String> granted, String needed) {
        return granted.isEmpty()
                || granted.stream().anyMatch(entry -> entryCovers(dotted(entry), needed));
    }

    /** Whether whoever has {@code granted} lacks nothing of {@code wanted}. */
    public static boolean coverAll(List<String> granted, List<String> wanted) {
        return granted.isEmpty()
                || (wanted.isEmpty() ? EVERYTHING : wanted)
                        .stream()
                                .distinct()
                                .flatMap(Permissions::reach)
                                .allMatch(text -> covers(granted, text));
    }

    /** Whether the list leaves nothing out. */
    public static boolean areFull(List<String> granted) {
        return coverAll(granted, EVERYTHING);
    }

    /**
     * The texts that stand for all an entry allows. A text that holds any text is matched only by a
     * star, so whoever covers these covers every permission that they stand for.
     */
    private static Stream<String> reach(String raw) {
        String entry = dotted(raw);
        if (entry.contains("*")) {
            return Stream.of(entry.replace("*", ANYTHING));
        }
        if (entry.isEmpty()) {
            return Stream.of();
        }
        return isBoundary(entry.charAt(entry.length() - 1))
                ? Stream.of(entry, entry + ANYTHING)
                : Stream.of(entry, entry + ":" + ANYTHING, entry + "." + ANYTHING);
    }

    /** Clients write it both ways. */
    private static String dotted(String entry) {
        return entry.contains("*")
                ? entry
                : entry.replace("WorkspaceGroupUser:", "WorkspaceGroupUser.");
    }

    private static boolean entryCovers(String entry, String needed) {
        if (entry.contains("*")) {
            return globCovers(entry, needed);
        }
        if (!needed.startsWith(entry) || entry.isEmpty()) {
            return false;
        }
        return needed.length() == entry.length()
                || isBoundary(needed.charAt(entry.length()))
                || isBoundary(entry.charAt(entry.length() - 1));
    }

    /** Piece by piece, each as early as it fits: however many stars, it takes no second look. */
    private static boolean globCovers(String glob, String text) {
        String[] pieces = glob.split("\\*", -1);
        String last = pieces[pieces.length - 1];
        if (!text.startsWith(pieces[0])) {
            return false;
        }
        int at = pieces[0].length();
        for (int i = 1; i < pieces.length - 1; i++) {
            int found = text.indexOf(pieces[i], at);
            if (found < 0) {
                return false;
            }
            at = found + pieces[i].length();
        }
        return text.length() - last.length() >= at && text.endsWith(last);
    }

    private static boolean isBoundary(char c) {
        return c == ':' || c == '.';
    }

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
