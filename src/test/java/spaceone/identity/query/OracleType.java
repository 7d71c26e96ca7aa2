package spaceone.identity.query;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types of {@link UserTable}'s keys, and what a query's value becomes for each. */
enum OracleType {
    TEXT,
    NUMBER,
    FLAG,
    TIME,
    JSON,
    DOCUMENT;

    private static final Map<String, OracleType> PLAIN =
            Map.ofEntries(
                    Map.entry("user_id", TEXT),
                    Map.entry("domain_id", TEXT),
                    Map.entry("name", TEXT),
                    Map.entry("state", TEXT),
                    Map.entry("email", TEXT),
                    Map.entry("role_id", TEXT),
                    Map.entry("email_verified", FLAG),
                    Map.entry("refresh_timeout", NUMBER),
                    Map.entry("created_at", TIME),
                    Map.entry("last_accessed_at", TIME));

    /** Empty for a key that does not exist. */
    static Optional<OracleType> of(String key) {
        String[] path = key.split("\\.", -1);
        if (Arrays.stream(path).anyMatch(part -> part.isEmpty() || part.startsWith("$"))) {
            return Optional.empty();
        }
        return switch (path[0]) {
            case "tags", "required_actions" -> Optional.of(JSON);
            case "mfa" -> ofDocument(path);
            default -> Optional.ofNullable(PLAIN.get(key));
        };
    }

    private static Optional<OracleType> ofDocument(String... path) {
        if (path.length == 1) {
            return Optional.of(DOCUMENT);
        }
        boolean member = path.length == 2 && Set.of("state", "mfa_type").contains(path[1]);
        return member || path[1].equals("options") ? Optional.of(JSON) : Optional.empty();
    }

    static boolean isAlwaysStored(String key) {
        return PLAIN.containsKey(key) && !key.equals("refresh_timeout");
    }

    /** Empty for a value of another type. */
    @SuppressWarnings("unchecked")
    Optional<Comparable<Object>> converted(JsonValue value) {
        Optional<String> text =
                value instanceof JsonString string
                        ? Optional.of(string.getString())
                        : Optional.empty();
        Optional<?> converted =
                switch (this) {
                    case TEXT -> text.map(OracleValues.CodePoints::new);
                    case TIME -> text.flatMap(IsoTime::parse);
                    case NUMBER ->
                            value instanceof JsonNumber number
                                    ? Optional.of(number.bigDecimalValue().stripTrailingZeros())
                                    : text.map(OracleType::number);
                    default ->
                            Optional.of(value == JsonValue.TRUE)
                                    .filter(flag -> OracleValues.rank(value) == 5);
                };
        return (Optional<Comparable<Object>>) converted;
    }

    private static BigDecimal number(String text) {
        if (!text.matches("-?\\d+(\\.\\d+)?")) {
            throw new Oracle.Refused();
        }
        return new BigDecimal(text).stripTrailingZeros();
    }
}
