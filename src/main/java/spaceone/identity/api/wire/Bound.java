package spaceone.identity.api.wire;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Names;
import spaceone.identity.query.Limits;
import spaceone.identity.user.EmailAddresses;
import spaceone.identity.user.Languages;

/**
 * How much a member of a request may hold. Told once, for {@link Wire} that refuses more and for
 * the API document: beside the member ({@link Most}), else by its name, else far more than anybody
 * means.
 *
 * @param longest characters of a text, or of each text in a list
 * @param entries of a list
 * @param range of a number; empty where any is taken
 * @param byRoom whether the room refuses what is more
 */
public record Bound(int longest, int entries, Optional<Range> range, boolean byRoom) {

    /** From the least to the greatest number. */
    public record Range(long least, long greatest) {}

    /**
     * Whatever a sign-in can hold fails as any wrong one does, and tokens of providers are long.
     */
    public static final int CREDENTIAL = 63 * 1024;

    private static final int ANY_TEXT = Limits.LONGEST_TEXT;
    private static final int ANY_LIST = 10_000;
    private static final int ANY_ID = 255;
    private static final int ANY_TOKEN = 16 * 1024;

    /** Somebody who is looked for. */
    private static final int ANY_USER = 300;

    private static final Map<String, Integer> LONGEST =
            Map.ofEntries(
                    Map.entry("user_id", ANY_USER),
                    Map.entry("target_user_id", ANY_USER),
                    Map.entry("users", ANY_USER),
                    Map.entry("email", EmailAddresses.LONGEST),
                    Map.entry("language", Languages.LONGEST),
                    Map.entry("timezone", 64),
                    Map.entry("name", 255),
                    Map.entry("verify_code", 255),
                    Map.entry("token", ANY_TOKEN),
                    Map.entry("device_token", ANY_TOKEN),
                    Map.entry("enrolment_token", ANY_TOKEN));

    public static Bound of(RecordComponent component) {
        Most most = component.getAnnotation(Most.class);
        int longest = longest(Names.snake(component.getName()));
        Class<?> type = component.getType();
        if (Collection.class.isAssignableFrom(type) || type == JsonArray.class) {
            return new Bound(
                    longest, most == null ? ANY_LIST : (int) most.value(), Optional.empty(), false);
        }
        if (most == null) {
            return new Bound(longest, ANY_LIST, Optional.empty(), false);
        }
        return new Bound(
                (int) most.value(),
                ANY_LIST,
                Optional.of(new Range(most.least(), most.value())),
                most.byRoom());
    }

    private static int longest(String name) {
        return LONGEST.getOrDefault(name, name.endsWith("_id") ? ANY_ID : ANY_TEXT);
    }

    /** Of a form that a room reads: each text in it, by its name where {@code longest} is 0. */
    static void demandOfForm(JsonObject form, int longest, String key) {
        form.forEach(
                (name, value) -> {
                    if (value instanceof JsonString text) {
                        demandShort(
                                text.getString(),
                                longest == 0 ? longest(name) : longest,
                                key + "." + name);
                    }
                });
    }

    /** Refuses what holds more; {@code key} is what the refusal calls it. */
    void demand(@Nullable Object value, String key) {
        if (byRoom) {
            return;
        }
        if (value instanceof String text) {
            demandShort(text, longest, key);
        } else if (value instanceof Integer number) {
            range.ifPresent(demanded -> demandWithin(demanded, number, key));
        } else if (value instanceof Collection<?> list) {
            demandFew(list, key);
        }
    }

    private void demandFew(Collection<?> list, String key) {
        if (list.size() > entries) {
            throw INVALID_PARAMETER.with(key, "must have at most " + entries + " entries");
        }
        for (Object each : list) {
            if (each instanceof String text) {
                demandShort(text, longest, key);
            } else if (each instanceof JsonString text) {
                demandShort(text.getString(), longest, key);
            }
        }
    }

    private static void demandShort(String text, int longest, String key) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw INVALID_PARAMETER.with(key, "must have at most " + longest + " characters");
        }
    }

    private static void demandWithin(Range range, int number, String key) {
        if (number < range.least() || number > range.greatest()) {
            throw INVALID_PARAMETER.with(
                    key, "must be from " + range.least() + " to " + range.greatest());
        }
    }
}
