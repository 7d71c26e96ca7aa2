package spaceone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import spaceone.identity.IdentityException;

/**
 * Texts that are nearly what a reader of ours understands: those of a file below {@code fuzz}, cut,
 * doubled, mixed, and with pieces in them that readers stumble over.
 */
public final class AnyText {

    private static final String[] PIECES = {
        "\0",
        "\ud800",
        "\udc00",
        "\u202e",
        "\u0301",
        "\u2028",
        "é",
        "İ",
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "\"",
        "\\",
        "\\u0000",
        "*",
        "%",
        ",",
        ";",
        ":",
        "=",
        "$",
        "$$",
        ".",
        "..",
        "&",
        "|",
        "!",
        "/",
        "-",
        "+",
        "-1",
        "0",
        "9",
        "00000000000000000000",
        "99999999999999999999",
        "1e999",
        "e99999999999",
        "null",
        "true",
        "\n",
        "\r\n",
        "\t",
        " "
    };

    private record Edit(int kind, int place, int length, String piece) {

        String of(String text, String other) {
            int from = text.isEmpty() ? 0 : place % text.length();
            int to = Math.min(text.length(), from + length);
            return switch (kind) {
                case 0 -> text.substring(0, from) + piece + text.substring(from);
                case 1 -> text.substring(0, from) + piece + text.substring(to);
                case 2 -> text.substring(0, from) + text.substring(to);
                case 3 -> text.substring(0, to) + text.substring(from);
                case 4 -> text.substring(0, from) + other.substring(from % (other.length() + 1));
                default -> text.substring(0, from) + text.substring(from, to).repeat(20) + text;
            };
        }
    }

    private AnyText() {}

    /** The texts of {@code fuzz/NAME.txt}, one a line. What was found wrong once is among them. */
    public static List<String> known(String name) {
        try (InputStream file = AnyText.class.getResourceAsStream("/fuzz/" + name + ".txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Arbitrary<String> like(String name) {
        List<String> known = known(name);
        Arbitrary<Edit> edits =
                Combinators.combine(
                                Arbitraries.integers().between(0, 5),
                                Arbitraries.integers().between(0, 4000),
                                Arbitraries.integers().between(0, 12),
                                Arbitraries.oneOf(
                                        Arbitraries.of(PIECES),
                                        Arbitraries.strings().all().ofMaxLength(3)))
                        .as(Edit::new);
        return Combinators.combine(
                        Arbitraries.of(known), Arbitraries.of(known), edits.list().ofMaxSize(5))
                .as(
                        (text, other, changes) -> {
                            String changed = text;
                            for (Edit edit : changes) {
                                changed = edit.of(changed, other);
                            }
                            return changed;
                        });
    }

    /** It reads the text, or refuses it by a name of ours that blames the client. */
    public static void isReadOrRefused(Runnable reader) {
        try {
            reader.run();
        } catch (IdentityException refusal) {
            assertThat(refusal.error().kind().name()).doesNotContain("INTERNAL", "UNAVAILABLE");
        }
    }
}
