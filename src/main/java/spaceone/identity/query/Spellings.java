package spaceone.identity.query;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;

/**
 * The forms in which one text may be stored. Names and ids are kept composed; free-form members,
 * and what was kept before that, may hold an accent as a character of its own. Readers see no
 * difference, so a search finds both.
 */
final class Spellings {

    private Spellings() {}

    static List<JsonValue> ofValues(List<JsonValue> values) {
        return values.stream()
                .flatMap(
                        value ->
                                value instanceof JsonString text
                                        ? of(text.getString()).map(JsonValues::of)
                                        : Stream.of(value))
                .toList();
    }

    static List<String> of(List<String> texts) {
        return texts.stream().flatMap(Spellings::of).toList();
    }

    static List<String> composed(List<String> texts) {
        return texts.stream().map(text -> Normalizer.normalize(text, Normalizer.Form.NFC)).toList();
    }

    private static Stream<String> of(String text) {
        return isPlain(text)
                ? Stream.of(text)
                : Stream.of(
                                text,
                                Normalizer.normalize(text, Normalizer.Form.NFC),
                                Normalizer.normalize(text, Normalizer.Form.NFD))
                        .distinct();
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
