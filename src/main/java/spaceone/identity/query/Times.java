package spaceone.identity.query;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The forms of a time in a filter (docs/contract/query.md): ISO 8601, or the seconds of older
 * clients.
 */
final class Times {

    private static final BigDecimal FIRST = BigDecimal.valueOf(-62_167_219_200L);
    private static final BigDecimal BEYOND = BigDecimal.valueOf(253_402_300_800L);

    private Times() {}

    static Optional<Instant> parse(JsonValue value) {
        if (value instanceof JsonString text) {
            return IsoTime.parse(text.getString());
        }
        return value instanceof JsonObject object ? ofSeconds(object) : Optional.empty();
    }

    /** {@code {"seconds": "1577836800", "nanos": 0}}, either as text or as a number. */
    private static Optional<Instant> ofSeconds(JsonObject object) {
        if (!Set.of("seconds", "nanos").containsAll(object.keySet())
                || !object.containsKey("seconds")) {
            return Optional.empty();
        }
        Optional<BigDecimal> nanos =
                object.containsKey("nanos")
                        ? whole(object.get("nanos"))
                        : Optional.of(BigDecimal.ZERO);
        return whole(object.get("seconds"))
                .flatMap(
                        seconds ->
                                nanos.filter(each -> each.signum() >= 0)
                                        .map(each -> seconds.add(each.movePointLeft(9))))
                .filter(time -> time.compareTo(FIRST) >= 0 && time.compareTo(BEYOND) < 0)
                .map(time -> time.setScale(3, RoundingMode.FLOOR).movePointRight(3))
                .map(millis -> Instant.ofEpochMilli(millis.longValueExact()));
    }

    private static Optional<BigDecimal> whole(JsonValue value) {
        String text =
                value instanceof JsonString string
                        ? string.getString()
                        : value instanceof JsonNumber number ? number.toString() : "";
        return text.matches("-?[0-9]{1,12}") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
