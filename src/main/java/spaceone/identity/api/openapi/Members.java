package spaceone.identity.api.openapi;

import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import spaceone.identity.Json;
import spaceone.identity.Names;

/**
 * What members mean, told once for each name in {@code members.txt}: {@code name = example}, and
 * indented below it the text.
 */
final class Members {

    /** The words about one member; {@code example} is JSON, empty for an enumeration. */
    record Member(String text, String example) {}

    private static final Map<String, Member> BY_NAME = read();

    private Members() {}

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    static String text(RecordComponent component) {
        Doc own = component.getAnnotation(Doc.class);
        return own != null ? own.value() : member(component).text();
    }

    static JsonValue example(RecordComponent component) {
        Doc own = component.getAnnotation(Doc.class);
        return json(
                own != null && !own.example().isEmpty()
                        ? own.example()
                        : member(component).example());
    }

    /** Whether its example is told for this record, and not for its name everywhere. */
    static boolean hasOwnExample(RecordComponent component) {
        Doc own = component.getAnnotation(Doc.class);
        return own != null ? !own.example().isEmpty() : BY_NAME.containsKey(path(component));
    }

    /** A shape that a room tells has no {@link Doc}: its words are {@code Record.member}. */
    private static Member member(RecordComponent component) {
        Member everywhere = named(Names.snake(component.getName()));
        return BY_NAME.getOrDefault(path(component), everywhere);
    }

    private static String path(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName()
                + "."
                + Names.snake(component.getName());
    }

    static String ofEnum(String name) {
        return named("enum " + name).text();
    }

    /** Empty for a name that nobody explained; a test finds it. */
    private static Member named(String name) {
        return BY_NAME.getOrDefault(name, new Member("", "null"));
    }

    static JsonValue json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    private static Map<String, Member> read() {
        Map<String, Member> members = new TreeMap<>();
        String name = "";
        for (String line : lines("members.txt")) {
            if (line.startsWith("  ")) {
                String more = line.strip();
                members.computeIfPresent(
                        name, (n, m) -> new Member((m.text() + " " + more).strip(), m.example()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split(" = ", 2);
                name = parts[0];
                members.put(name, new Member("", parts.length > 1 ? parts[1] : ""));
            }
        }
        return members;
    }

    /** The lines of a file of this room. */
    static Iterable<String> lines(String file) {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                Members.class.getResourceAsStream("/openapi/" + file),
                                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
