package spaceone.identity.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ISO 8601 as the query language reads and writes it: UTC, to the millisecond. */
final class IsoTime {

    /** The answers' forms as the database spells them. */
    static final String MILLIS = "YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"";

    static final String SECONDS = "YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"";

    private static final Pattern FORM =
            Pattern.compile(
                    """
                    (?<year>\\d{4})
                    (?: -(?<month>\\d{2}) (?:-(?<day>\\d{2}))?
                      | (?<basicMonth>\\d{2})(?<basicDay>\\d{2})
                      | -?W(?<week>\\d{2}) (?:-?(?<weekday>\\d))?
                      | -?(?<ordinal>\\d{3}) )?
                    (?: [T\\x20] (?<hour>\\d{2}) (?: :?(?<minute>\\d{2})
                        (?: :?(?<second>\\d{2}) (?:[.,](?<fraction>\\d+))? )? )?
                        (?<offset>Z|[+-]\\d{2}(?::?\\d{2})?)? )?
                    """,
                    Pattern.COMMENTS);

    private static final DateTimeFormatter ANSWER =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private IsoTime() {}

    static String format(Instant instant) {
        return ANSWER.format(instant);
    }

    /** Missing parts are the first instant, a missing offset is UTC, finer digits are cut. */
    static Optional<Instant> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    date(parts)
                            .atTime(time(parts))
                            .toInstant(offset(parts))
                            .truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    private static LocalDate date(Matcher parts) {
        int year = number(parts, "year", 0);
        if (parts.group("week") != null) {
            return LocalDate.of(year, 1, 4)
                    .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(parts, "week", 1))
                    .with(ChronoField.DAY_OF_WEEK, number(parts, "weekday", 1));
        }
        if (parts.group("ordinal") != null) {
            return LocalDate.ofYearDay(year, number(parts, "ordinal", 1));
        }
        return LocalDate.of(
                year,
                number(parts, "month", number(parts, "basicMonth", 1)),
                number(parts, "day", number(parts, "basicDay", 1)));
    }

    private static LocalTime time(Matcher parts) {
        String fraction = parts.group("fraction");
        int millis = fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(0, 3));
        return LocalTime.of(
                number(parts, "hour", 0),
                number(parts, "minute", 0),
                number(parts, "second", 0),
                millis * 1_000_000);
    }

    private static ZoneOffset offset(Matcher parts) {
        String offset = parts.group("offset");
        return offset == null ? ZoneOffset.UTC : ZoneOffset.of(offset);
    }

    private static int number(Matcher parts, String part, int absent) {
        return parts.group(part) == null ? absent : Integer.parseInt(parts.group(part));
    }
}
