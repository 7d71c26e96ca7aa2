package spaceone.identity.userimport;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import spaceone.identity.Json;

/** The two ways in which MongoDB's own tools write a document as text. */
class MongoExportTest {

    /** {@code mongoexport} writes the relaxed form, {@code bsondump} the canonical one. */
    @Test
    void whatBsondumpWritesIsWhatMongoexportWrites() throws IOException {
        try (var file = MongoExportTest.class.getResourceAsStream("/mongo/acme.json");
                var reader = Json.createReader(file)) {
            JsonObject collections = reader.readObject();

            JsonObject dumped = canonical(collections).asJsonObject();

            assertThat(dumped.toString()).contains("$numberInt", "{\"$date\":{\"$numberLong\"");
            assertThat(MongoExport.plain(dumped)).isEqualTo(MongoExport.plain(collections));
        }
    }

    @Test
    void numbersOfEverySizeStayThemselves() {
        JsonObject written =
                read(
                        """
                        {"int": {"$numberInt": "-7"}, "long": {"$numberLong": "9007199254740993"},
                         "double": {"$numberDouble": "0.25"}, "decimal": {"$numberDecimal": "1.10"}}
                        """);

        assertThat(MongoExport.plain(written))
                .isEqualTo(
                        read(
                                """
                                {"int": -7, "long": 9007199254740993, "double": 0.25, "decimal": 1.10}
                                """));
    }

    private static JsonObject read(String json) {
        return Json.createReader(new StringReader(json)).readObject();
    }

    private static JsonValue canonical(JsonValue value) {
        if (value instanceof JsonNumber number) {
            String type = number.isIntegral() ? "$numberInt" : "$numberDouble";
            return Json.createObjectBuilder().add(type, number.toString()).build();
        }
        if (value.getValueType() == JsonValue.ValueType.ARRAY) {
            JsonArrayBuilder all = Json.createArrayBuilder();
            value.asJsonArray().forEach(each -> all.add(canonical(each)));
            return all.build();
        }
        if (value.getValueType() != JsonValue.ValueType.OBJECT) {
            return value;
        }
        JsonObjectBuilder all = Json.createObjectBuilder();
        value.asJsonObject()
                .forEach(
                        (name, member) ->
                                all.add(
                                        name,
                                        name.equals("$date") && member instanceof JsonString text
                                                ? since1970(text)
                                                : canonical(member)));
        return all.build();
    }

    private static JsonObject since1970(JsonString moment) {
        long millis = Instant.parse(moment.getString()).toEpochMilli();
        return Json.createObjectBuilder().add("$numberLong", String.valueOf(millis)).build();
    }
}
