package spaceone.identity.setting;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a setting may be.
 *
 * @param reading gives the value of a text; refuses with {@link IllegalArgumentException}
 * @param allowed ends the sentence "allowed is …"
 * @param standard the text that stands when none is given, or null
 * @param hidden whether its value is never shown, may come from a file, and counts to the last
 *     blank
 */
record Kind(
        Function<String, Object> reading,
        String allowed,
        @Nullable String standard,
        boolean hidden) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private static final Set<String> YES = Set.of("true", "yes", "on", "1");
    private static final Set<String> NO = Set.of("false", "no", "off", "0");

    static Kind text(@Nullable String standard) {
        return new Kind(text -> text, "any text", standard, false);
    }

    static Kind text() {
        return text(null);
    }

    static Kind secret() {
        return new Kind(text -> text, "any text", null, true);
    }

    static Kind flag(boolean standard) {
        return new Kind(Kind::truth, "true or false", String.valueOf(standard), false);
    }

    /** One of these words, in capitals or not; the first is the default. */
    static Kind choice(String... words) {
        List<String> known = List.of(words);
        return new Kind(
                text ->
                        known.stream()
                                .filter(text::equalsIgnoreCase)
                                .findFirst()
                                .orElseThrow(IllegalArgumentException::new),
                oneOf(known),
                words[0],
                false);
    }

    /** One of these numbers; the first is the default. */
    static Kind choice(int standard, int... others) {
        List<Integer> known =
                IntStream.concat(IntStream.of(standard), IntStream.of(others))
                        .sorted()
                        .boxed()
                        .toList();
        return new Kind(
                text -> {
                    Integer number = number(text);
                    demand(known.contains(number));
                    return number;
                },
                oneOf(known.stream().map(String::valueOf).toList()),
                String.valueOf(standard),
                false);
    }

    private static String oneOf(List<String> known) {
        int last = known.size() - 1;
        return String.join(", ", known.subList(0, last)) + " or " + known.get(last);
    }

    static Kind whole(int standard, int least, int most) {
        return whole(String.valueOf(standard), least, most);
    }

    /** A number without a default. */
    static Kind whole(int least, int most) {
        return whole(null, least, most);
    }

    private static Kind whole(@Nullable String standard, int least, int most) {
        return new Kind(
                text -> {
                    int number = number(text);
                    demand(number >= least && number <= most);
                    return number;
                },
                "a whole number from " + least + " to " + most,
                standard,
                false);
    }

    static Kind duration(String standard, String least, String most) {
        Duration shortest = Duration.parse(least);
        Duration longest = Duration.parse(most);
        return new Kind(
                text -> {
                    Duration duration = parse(text);
                    demand(duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0);
                    return duration;
                },
                "a duration in ISO 8601 like " + standard + ", from " + least + " to " + most,
                standard,
                false);
    }

    /** Texts separated by commas, blank ones left out. */
    static Kind list(String standard) {
        return new Kind(
                text -> Set.copyOf(parts(text)), "texts separated by commas", standard, false);
    }

    /** Further bounds for each text, or each of a list. */
    Kind such(Predicate<String> isFine, String described) {
        return new Kind(
                text -> {
                    Object value = reading.apply(text);
                    demand(
                            value instanceof Set
                                    ? parts(text).stream().allMatch(isFine)
                                    : isFine.test(text));
                    return value;
                },
                described,
                standard,
                hidden);
    }

    Object read(String text) {
        return reading.apply(hidden ? text : text.strip());
    }

    boolean takes(String text) {
        try {
            return read(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int number(String text) {
        demand(DIGITS.matcher(text).matches());
        return Integer.parseInt(text);
    }

    private static Duration parse(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Object truth(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        demand(YES.contains(word) || NO.contains(word));
        return YES.contains(word);
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toUnmodifiableList());
    }

    private static void demand(boolean fine) {
        if (!fine) {
            throw new IllegalArgumentException();
        }
    }
}
