package spaceone.identity.api;

import java.util.List;

/**
 * Whether the permissions of a token cover a method: whole segments, or globs (tenancy-api.md 2.5).
 */
final class PermissionMatch {

    private PermissionMatch() {}

    /** No list means no restriction beyond the role. */
    static boolean covers(List<String> granted, String needed) {
        return granted.isEmpty() || granted.stream().anyMatch(entry -> covers(entry, needed));
    }

    private static boolean covers(String entry, String needed) {
        if (entry.contains("*")) {
            return matches(entry.split("\\*", -1), needed);
        }
        String prefix = entry.replace("WorkspaceGroupUser:", "WorkspaceGroupUser.");
        if (!needed.startsWith(prefix) || prefix.isEmpty()) {
            return false;
        }
        return needed.length() == prefix.length()
                || isBoundary(needed.charAt(prefix.length()))
                || isBoundary(prefix.charAt(prefix.length() - 1));
    }

    /**
     * Whether the pieces between the stars follow each other. Each is looked for once, as early as
     * it can be: what is left for the next ones is then most.
     */
    private static boolean matches(String[] pieces, String needed) {
        String last = pieces[pieces.length - 1];
        int at = pieces[0].length();
        int end = needed.length() - last.length();
        if (at > end || !needed.startsWith(pieces[0]) || !needed.endsWith(last)) {
            return false;
        }
        for (int i = 1; i < pieces.length - 1; i++) {
            int found = needed.indexOf(pieces[i], at);
            at = found + pieces[i].length();
            if (found < 0 || at > end) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBoundary(char c) {
        return c == ':' || c == '.';
    }
}
