package spaceone.identity.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operators of a condition; on the wire in lower case, exactly. */
enum Operator {
    EQ,
    NOT,
    IN,
    NOT_IN,
    LT("<"),
    LTE("<="),
    GT(">"),
    GTE(">="),
    CONTAIN,
    NOT_CONTAIN,
    CONTAIN_IN,
    NOT_CONTAIN_IN,
    REGEX,
    REGEX_IN,
    EXISTS,
    MATCH,
    DATETIME_LT("<"),
    DATETIME_LTE("<="),
    DATETIME_GT(">"),
    DATETIME_GTE(">="),
    TIMEDIFF_LT("<"),
    TIMEDIFF_LTE("<="),
    TIMEDIFF_GT(">"),
    TIMEDIFF_GTE(">=");

    private final @Nullable String comparison;

    Operator() {
        this(null);
    }

    Operator(@Nullable String comparison) {
        this.comparison = comparison;
    }

    static Optional<Operator> named(String wireName) {
        return Arrays.stream(values()).filter(each -> each.wireName().equals(wireName)).findAny();
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** SQL's sign, for those that compare. */
    String comparison() {
        return Objects.requireNonNull(comparison, name());
    }

    boolean takesList() {
        return this == IN || name().endsWith("_IN");
    }
}
