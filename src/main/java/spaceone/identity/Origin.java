package spaceone.identity;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of something and since when it is there: new here, or as another service had it, so that
 * bookmarks and claims go on fitting.
 */
public record Origin(String id, Instant since) {

    private static final Pattern REST = Pattern.compile("[A-Za-z0-9-]{1,29}");

    public static Origin here(String prefix, Instant now) {
        return new Origin(Ids.next(prefix), now);
    }

    /** {@code since} null: now. Refuses what could be no id of this kind. */
    public static Origin elsewhere(String prefix, String id, @Nullable Instant since, Instant now) {
        boolean fits =
                id.startsWith(prefix + "-")
                        && REST.matcher(id.substring(prefix.length() + 1)).matches();
        if (!fits) {
            throw CommonError.INVALID_PARAMETER.with(prefix + "_id", "is no id: " + prefix + "-…");
        }
        return new Origin(id, since == null || since.isAfter(now) ? now : since);
    }
}
