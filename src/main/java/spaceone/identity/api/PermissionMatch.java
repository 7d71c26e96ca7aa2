package spaceone.identity.api;

import java.util.List;
import java.util.regex.Pattern;

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
            return Pattern.matches(Pattern.quote(entry).replace("*", "\\E.*\\Q"), needed);
        }
        String prefix = entry.replace("WorkspaceGroupUser:", "WorkspaceGroupUser.");
        if (!needed.startsWith(prefix) || prefix.isEmpty()) {
            return false;
        }
        return needed.length() == prefix.length()
                || isBoundary(needed.charAt(prefix.length()))
                || isBoundary(prefix.charAt(prefix.length() - 1));
    }

    private static boolean isBoundary(char c) {
        return c == ':' || c == '.';
    }
}
