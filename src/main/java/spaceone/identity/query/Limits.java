package spaceone.identity.query;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * What a query may hold at all, checked over the whole tree before anything is read: texts the
 * database can store, numbers it can compute with, and bounds on what one request may cost.
 */
public final class Limits {

    /** How many entries a list may have, and how many conditions a request. */
    public static final int MOST_ENTRIES = 100;

    /** How many stages a statistic may have. */
    public static final int MOST_STAGES = 20;

    /** In characters: a keyword, the name of a member, a path into one. */
    public static final int LONGEST_TEXT = 1024;

    /** The number of a row, or how many. */
    public static final long LARGEST_COUNT = 0xFFFF_FFFFL;

    private static final int MOST_VALUES = 10_000;
    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 400;

    private Limits() {}

    static void check(JsonValue tree) {
        check(tree, 0);
    }

    private static void check(JsonValue value, int depth) {
        if (depth > DEEPEST) {
            throw INVALID_PARAMETER.with("query", "nested too deeply");
        }
        switch (value.getValueType()) {
            case STRING -> checkText(((JsonString) value).getString());
            case NUMBER -> checkNumber(((JsonNumber) value).bigDecimalValue());
            case ARRAY -> {
                List<JsonValue> entries = value.asJsonArray();
                if (entries.size() > MOST_VALUES) {
                    throw INVALID_PARAMETER.with("query", "a list of more than " + MOST_VALUES);
                }
                checkAll(entries, depth);
            }
            case OBJECT -> {
                value.asJsonObject().keySet().forEach(Limits::checkText);
                checkAll(value.asJsonObject().values(), depth);
            }
            default -> {}
        }
    }

    private static void checkAll(Collection<JsonValue> values, int depth) {
        values.forEach(each -> check(each, depth + 1));
    }

    /** PostgreSQL stores neither U+0000 nor half of a surrogate pair. */
    private static void checkText(String text) {
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw INVALID_PARAMETER.with("query", "text with U+0000 or a lone surrogate");
        }
    }

    /** The API's numbers are doubles; PostgreSQL's numeric could take more, but not everything. */
    private static void checkNumber(BigDecimal number) {
        if (number.precision() > LONGEST_NUMBER
                || Math.abs((long) number.scale()) > LONGEST_NUMBER) {
            throw INVALID_PARAMETER.with("query", "a number out of range");
        }
    }
}
