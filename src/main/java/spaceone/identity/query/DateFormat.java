package spaceone.identity.query;

import static spaceone.identity.query.QueryError.DB_QUERY;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts of a timestamp, in UTC: {@code year}, {@code month}, {@code day} or a strftime pattern. */
final class DateFormat {

    private static final Map<String, String> NUMBERS =
            Map.of("year", "YEAR", "month", "MONTH", "day", "DAY");

    private static final Map<Character, String> DIRECTIVES =
            Map.ofEntries(
                    Map.entry('Y', "YYYY"),
                    Map.entry('m', "MM"),
                    Map.entry('d', "DD"),
                    Map.entry('H', "HH24"),
                    Map.entry('M', "MI"),
                    Map.entry('S', "SS"),
                    Map.entry('L', "MS"),
                    Map.entry('j', "DDD"),
                    Map.entry('u', "ID"),
                    Map.entry('w', "D"),
                    Map.entry('G', "IYYY"),
                    Map.entry('V', "IW"));

    /** PostgreSQL knows no week that begins on the first Sunday of the year. */
    private static final String SUNDAY_WEEK =
            "to_char(div((extract(doy FROM ?) + 6 - extract(dow FROM ?))::numeric, 7), 'FM00')";

    private static final Pattern PIECE = Pattern.compile("%(?<directive>.)|(?<literal>[^%]+)");
    private static final int LONGEST = 100;

    private DateFormat() {}

    static Term of(String format, Term term) {
        if (!(term instanceof ScalarTerm scalar) || scalar.type != Scalar.TIME) {
            throw DB_QUERY.with("date_format needs a timestamp");
        }
        Sql utc = Sql.of("(? AT TIME ZONE 'UTC')", term.sql());
        if (NUMBERS.containsKey(format)) {
            Sql part = Sql.of("extract(" + NUMBERS.get(format) + " FROM ?)", utc);
            return new ScalarTerm(Scalar.NUMBER, part, term.optional, false);
        }
        return new ScalarTerm(Scalar.TEXT, text(format, utc), term.optional, false);
    }

    private static Sql text(String format, Sql utc) {
        List<Sql> pieces = new ArrayList<>();
        Matcher piece = PIECE.matcher(format);
        int end = 0;
        for (; piece.lookingAt(); piece.region(end, format.length())) {
            String directive = piece.group("directive");
            pieces.add(
                    directive == null
                            ? Sql.of("?::text", piece.group("literal"))
                            : directive(directive.charAt(0), utc));
            end = piece.end();
        }
        if (end < format.length() || format.length() > LONGEST) {
            throw DB_QUERY.with("date_format is not supported");
        }
        // A null time has no text, also where the format is only literal.
        return Sql.of("(CASE WHEN ? IS NOT NULL THEN ? END)", utc, Sql.join(" || ", pieces));
    }

    private static Sql directive(char directive, Sql utc) {
        if (directive == '%') {
            return Sql.of("'%'");
        }
        if (directive == 'U') {
            return Sql.of(SUNDAY_WEEK, utc, utc);
        }
        String form = DIRECTIVES.get(directive);
        if (form == null) {
            throw DB_QUERY.with("date_format %" + directive + " is not supported");
        }
        return Sql.of("to_char(?, '" + form + "')", utc);
    }
}
