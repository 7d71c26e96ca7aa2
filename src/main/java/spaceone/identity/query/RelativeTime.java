package spaceone.identity.query;

import static java.time.temporal.TemporalAdjusters.firstDayOfMonth;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times relative to now: {@code now-7d}, {@code now/w - 1w}. In UTC; {@code m} means minutes. */
final class RelativeTime {

    private static final Pattern FORM =
            Pattern.compile(
                    "\\x20? now(?:/(?<start>[dwm]))? \\x20?"
                            + " (?: (?<sign>[+-]) \\x20? (?<count>\\d+) \\x20? (?<unit>[smhdw])"
                            + " \\x20? )?",
                    Pattern.COMMENTS);

    private RelativeTime() {}

    static Optional<Instant> parse(String text, Instant now) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            OffsetDateTime base = base(now.atOffset(ZoneOffset.UTC), parts.group("start"));
            OffsetDateTime moved = parts.group("sign") == null ? base : moved(base, parts);
            return Optional.of(moved)
                    .filter(time -> time.getYear() >= 1 && time.getYear() <= 9999)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException | ArithmeticException | NumberFormatException outOfRange) {
            return Optional.empty();
        }
    }

    private static OffsetDateTime base(OffsetDateTime now, String start) {
        if (start == null) {
            return now;
        }
        OffsetDateTime today = now.truncatedTo(ChronoUnit.DAYS);
        return switch (start) {
            case "w" -> today.with(previousOrSame(DayOfWeek.MONDAY));
            case "m" -> today.with(firstDayOfMonth());
            default -> today;
        };
    }

    private static OffsetDateTime moved(OffsetDateTime base, Matcher parts) {
        long count = Long.parseLong(parts.group("sign") + parts.group("count"));
        ChronoUnit unit =
                switch (parts.group("unit")) {
                    case "s" -> ChronoUnit.SECONDS;
                    case "m" -> ChronoUnit.MINUTES;
                    case "h" -> ChronoUnit.HOURS;
                    case "d" -> ChronoUnit.DAYS;
                    default -> ChronoUnit.WEEKS;
                };
        return base.plus(count, unit);
    }
}
