package spaceone.identity.user;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The time zones a user may choose. A list of our own: Java takes offsets such as +09:00 for zones,
 * and before version 23 does not know the names EST, MST and HST.
 */
public final class Timezones {

    private static final Set<String> NAMES = read("timezones.txt");

    private Timezones() {}

    public static void check(String timezone) {
        if (timezone == null || !NAMES.contains(timezone)) {
            throw INVALID_PARAMETER.with(
                    "timezone", "must be a name of the tz database, like Asia/Seoul or UTC");
        }
    }

    private static Set<String> read(String resource) {
        try (InputStream in = Timezones.class.getResourceAsStream(resource);
                var lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
