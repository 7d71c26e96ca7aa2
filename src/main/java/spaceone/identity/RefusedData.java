package spaceone.identity;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the database refuses because of the data it is given, or because somebody else was faster.
 */
public final class RefusedData {

    private static final Pattern KEY_COLUMNS = Pattern.compile("\\(([^)]*)\\)=");

    private RefusedData() {}

    /** The same of the first such failure among the causes. */
    public static Optional<IdentityException> among(Throwable thrown) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof SQLException failure && of(failure).isPresent()) {
                return of(failure);
            }
        }
        return Optional.empty();
    }

    /** What the caller is told of it; empty where the database itself is at fault, or we are. */
    public static Optional<IdentityException> of(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return switch (state) {
            case "23505" -> Optional.of(CommonError.SAVE_UNIQUE_VALUES.with(columns(failure)));
            // Deleted meanwhile by somebody else, or not to be deleted because it is in use.
            case "23503" ->
                    Optional.of(
                            isMissing(failure)
                                    ? CommonError.NOT_FOUND.with("keys", columns(failure))
                                    : CommonError.EXIST_RESOURCE.with("keys", columns(failure)));
            case "40001", "40P01" -> Optional.of(CommonError.CONFLICT.with());
            case "57014" -> Optional.of(CommonError.REQUEST_TIMEOUT.with());
            default ->
                    state.startsWith("22")
                            ? Optional.of(
                                    CommonError.INVALID_PARAMETER.with(
                                            "request", "a value cannot be stored"))
                            : Optional.empty();
        };
    }

    private static boolean isMissing(SQLException failure) {
        return String.valueOf(failure.getMessage()).contains("is not present in table");
    }

    private static String columns(SQLException failure) {
        Matcher keys = KEY_COLUMNS.matcher(String.valueOf(failure.getMessage()));
        return keys.find() ? "['" + keys.group(1).replace(", ", "', '") + "']" : "[]";
    }
}
