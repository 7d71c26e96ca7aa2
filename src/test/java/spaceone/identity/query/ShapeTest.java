package spaceone.identity.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShapeTest {

    record Told(
            String name,
            Thread.State threadState,
            boolean flag,
            int count,
            @Nullable Long size,
            List<String> words,
            JsonObject tags,
            @Nullable Instant createdAt) {}

    @Test
    void aRowIsReadAsTheRecordThatToldItsColumns() {
        String row =
                """
                {"name": "a", "thread_state": "NEW", "flag": true, "count": 3, "size": 4000000000,
                 "words": ["x", "y"], "tags": {"k": [1]}, "created_at": "2026-01-15T09:30:00.000Z"}
                """;

        assertThat(read(row))
                .isEqualTo(
                        new Told(
                                "a",
                                Thread.State.NEW,
                                true,
                                3,
                                4000000000L,
                                List.of("x", "y"),
                                JsonValues.parse("{\"k\": [1]}").asJsonObject(),
                                Instant.parse("2026-01-15T09:30:00Z")));
    }

    @Test
    void whatIsAbsentOrNullIsNull() {
        Told told =
                read(
                        """
                        {"name": "a", "thread_state": "NEW", "flag": false, "count": 0, "size": null,
                         "words": [], "tags": {}}
                        """);

        assertThat(told.size()).isNull();
        assertThat(told.createdAt()).isNull();
        assertThat(told.flag()).isFalse();
    }

    @Test
    void aNumberThatDoesNotFitIsNotCut() {
        assertThatThrownBy(() -> read("{\"count\": 4000000000}"))
                .isInstanceOf(ArithmeticException.class);
    }

    private static Told read(String row) {
        return Shape.read(Told.class, JsonValues.parse(row).asJsonObject());
    }
}
