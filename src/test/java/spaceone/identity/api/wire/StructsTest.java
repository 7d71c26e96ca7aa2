package spaceone.identity.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spaceone.identity.Json;

/** Free-form values: how large they may be, and how they come back. */
class StructsTest {

    @Test
    void aMemberHoldsSixtyFourKibibytesOfJson() {
        String name = "{\"n\":\"\"}";
        int fitting = 64 * 1024 - name.length();

        assertThatCode(() -> tags(name(fitting))).doesNotThrowAnyException();
        assertThatThrownBy(() -> tags(name(fitting + 1)))
                .hasMessageContaining("tags")
                .hasMessageContaining("more than 64 KiB of JSON");
        assertThatThrownBy(() -> Structs.free(name(fitting + 1), JsonObject.class, "options"))
                .hasMessageContaining("options");
        assertThatThrownBy(() -> tags(json("{\"n\":\"" + "é".repeat(40_000) + "\"}")))
                .hasMessageContaining("more than 64 KiB");
    }

    @Test
    void aQueryIsNotKeptAndHasBoundsOfItsOwn() {
        assertThatCode(() -> Structs.free(name(100_000), JsonObject.class, "query"))
                .doesNotThrowAnyException();
    }

    @Test
    void numbersCountWithTheDigitsTheDatabaseTells() {
        String few = "[" + "1e308,".repeat(2_000) + "1]";
        String many = "[" + "1e308,".repeat(9_000) + "1]";

        assertThatCode(() -> tags(json("{\"n\":" + few + "}"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> tags(json("{\"n\":" + many + "}")))
                .hasMessageContaining("more than 1024 KiB");
    }

    @ParameterizedTest(name = "{0} comes back as {1}")
    @CsvSource({
        "1e308,                1.0E308",
        "-1.5e300,             -1.5E300",
        "3,                    3",
        "3.0,                  3",
        "0.1,                  0.1",
        "-7,                   -7",
        "123456789012345678,   123456789012345678",
        "1e3,                  1000",
        "100000000000000000000,1.0E20",
        "1e-300,               1.0E-300",
        "0,                    0"
    })
    void aNumberComesBackAsTheDoubleItIs(String sent, String told) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = jakarta.json.Json.createGenerator(text)) {
            FreeValues.write(json, json("{\"n\":[" + sent + ",{\"m\":" + sent + "}]}"));
        }

        assertThat(text).hasToString("{\"n\":[%s,{\"m\":%s}]}".formatted(told, told));
        assertThat(Double.parseDouble(told)).isEqualTo(Double.parseDouble(sent));
    }

    private static JsonObject name(int length) {
        return json("{\"n\":\"" + "x".repeat(length) + "\"}");
    }

    private static JsonObject tags(JsonObject value) {
        return Structs.tags(value, "tags");
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
