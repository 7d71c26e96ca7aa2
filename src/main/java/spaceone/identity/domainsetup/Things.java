package spaceone.identity.domainsetup;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;
import spaceone.identity.domainsetup.SetupChange.Difference;

/** Reads and compares the things of a document. */
final class Things {

    private Things() {}

    /** Null where it is not told. */
    static String text(JsonObject thing, String member) {
        return thing.getString(member, null);
    }

    static @Nullable List<String> texts(JsonObject thing, String member) {
        return thing.containsKey(member)
                ? thing.getJsonArray(member).getValuesAs(JsonString::getString)
                : null;
    }

    static @Nullable JsonObject object(JsonObject thing, String member) {
        return thing.containsKey(member) ? thing.getJsonObject(member) : null;
    }

    /** Only these members, in their order. */
    static JsonObject some(JsonObject row, List<String> members) {
        JsonObjectBuilder some = Json.createObjectBuilder();
        members.stream()
                .filter(member -> row.getOrDefault(member, JsonValue.NULL) != JsonValue.NULL)
                .forEach(member -> some.add(member, row.get(member)));
        return some.build();
    }

    /** What of the wanted is not so; {@code before} is null of a thing that is not here. */
    static List<Difference> told(@Nullable JsonObject before, JsonObject wanted) {
        return differences(before, wanted, wanted.keySet());
    }

    /** As {@link #told}, where what is not told is to be nothing. */
    static List<Difference> whole(JsonObject before, JsonObject wanted) {
        Set<String> members = new LinkedHashSet<>(before.keySet());
        members.addAll(wanted.keySet());
        return differences(before, wanted, members);
    }

    private static List<Difference> differences(
            @Nullable JsonObject before, JsonObject wanted, Set<String> members) {
        List<Difference> found = new ArrayList<>();
        for (String member : members) {
            JsonValue was = before == null ? null : before.get(member);
            JsonValue will = wanted.get(member);
            if (!same(was, will)) {
                found.add(new Difference(member, was, will));
            }
        }
        return found;
    }

    /** The database keeps the value of a number, and not how it was written. */
    private static boolean same(@Nullable JsonValue one, @Nullable JsonValue other) {
        if (one instanceof JsonNumber a && other instanceof JsonNumber b) {
            return a.bigDecimalValue().compareTo(b.bigDecimalValue()) == 0;
        }
        if (one == null || other == null || one.getValueType() != other.getValueType()) {
            return one == other;
        }
        return switch (one.getValueType()) {
            case OBJECT -> {
                JsonObject a = one.asJsonObject();
                JsonObject b = other.asJsonObject();
                yield a.keySet().equals(b.keySet())
                        && a.keySet().stream().allMatch(key -> same(a.get(key), b.get(key)));
            }
            case ARRAY -> {
                List<JsonValue> a = one.asJsonArray();
                List<JsonValue> b = other.asJsonArray();
                boolean alike = a.size() == b.size();
                for (int i = 0; alike && i < a.size(); i++) {
                    alike = same(a.get(i), b.get(i));
                }
                yield alike;
            }
            default -> one.equals(other);
        };
    }
}
