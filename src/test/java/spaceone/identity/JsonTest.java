package spaceone.identity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What strangers send as JSON: a body, a provider's answer, a token's claims, a file. */
class JsonTest {

    static String[] unreadable() {
        return new String[] {
            "",
            "\0",
            "{",
            "{\"a\":01}",
            "{\"a\":1e99999999999}",
            "{\"a\":-1e-99999999999}",
            "{\"a\":1e2147483648}",
            "{\"a\":" + "[".repeat(100_000),
            "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000),
            "{\"a\":\"\\ud8\"}"
        };
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatCannotBeReadIsSaidInOneWay(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        unreadable(() -> Json.createReader(new StringReader(text)));
        unreadable(() -> Json.createReader(new ByteArrayInputStream(bytes)));
    }

    private static void unreadable(Supplier<JsonReader> text) {
        assertThatThrownBy(
                        () -> {
                            try (JsonReader reader = text.get()) {
                                reader.readObject();
                            }
                        })
                .isInstanceOf(JsonException.class);
    }
}
