package spaceone.identity.app;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;

/** When an app ends: what its owner wishes, within the longest life. A time without zone is UTC. */
final class Expiry {

    private static final int LONGEST_DAYS = 365;

    /** So many days before the end it is told, the last first. */
    static final List<Integer> NOTICE_DAYS = List.of(1, 7, 30);

    private Expiry() {}

    static Instant of(@Nullable String wanted, Instant now) {
        Instant latest = now.plus(Duration.ofDays(LONGEST_DAYS));
        if (wanted == null) {
            return latest;
        }
        Instant end = parse(wanted.strip().replace(' ', 'T'));
        if (end.isAfter(latest)) {
            throw AppError.APP_EXPIRED_LIMIT.with(wanted, LONGEST_DAYS);
        }
        if (!end.isAfter(now)) {
            throw CommonError.INVALID_PARAMETER.with("expired_at", "is over already");
        }
        return end;
    }

    private static Instant parse(String text) {
        try {
            if (!text.contains("T")) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw CommonError.INVALID_PARAMETER.with(
                    "expired_at", "must be YYYY-MM-DD HH:MM:SS or ISO 8601");
        }
    }
}
