package spaceone.identity;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParserFactory;
import java.io.InputStream;
import java.io.Reader;
import java.util.Map;
import java.util.function.Supplier;

/**
 * JSON-P with its provider found once. {@code jakarta.json.Json} searches all jars for it at every
 * call, which took a third of the time of a small request.
 */
public final class Json {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private Json() {}

    public static JsonObjectBuilder createObjectBuilder() {
        return PROVIDER.createObjectBuilder();
    }

    public static JsonObjectBuilder createObjectBuilder(JsonObject object) {
        return PROVIDER.createObjectBuilder(object);
    }

    public static JsonArrayBuilder createArrayBuilder() {
        return PROVIDER.createArrayBuilder();
    }

    public static JsonString createValue(String text) {
        return PROVIDER.createValue(text);
    }

    public static JsonNumber createValue(int number) {
        return PROVIDER.createValue(number);
    }

    public static JsonReader createReader(Reader reader) {
        return new Strangers(PROVIDER.createReader(reader));
    }

    public static JsonReader createReader(InputStream in) {
        return new Strangers(PROVIDER.createReader(in));
    }

    public static JsonGeneratorFactory createGeneratorFactory(Map<String, ?> options) {
        return PROVIDER.createGeneratorFactory(options);
    }

    public static JsonParserFactory createParserFactory(Map<String, ?> options) {
        return PROVIDER.createParserFactory(options);
    }

    /**
     * A reader that says {@link JsonException} of every text it can't read. The provider's own
     * throws {@link NumberFormatException} at {@code 1e99999999999} and a plain exception at deep
     * nesting, which those who read a stranger's text don't expect.
     */
    private record Strangers(JsonReader reader) implements JsonReader {

        @Override
        public JsonStructure read() {
            return reading(reader::read);
        }

        @Override
        public JsonObject readObject() {
            return reading(reader::readObject);
        }

        @Override
        public JsonArray readArray() {
            return reading(reader::readArray);
        }

        @Override
        public JsonValue readValue() {
            return reading(reader::readValue);
        }

        @Override
        public void close() {
            reader.close();
        }

        private static <T> T reading(Supplier<T> read) {
            try {
                return read.get();
            } catch (JsonException said) {
                throw said;
            } catch (RuntimeException unsaid) {
                throw new JsonException("not JSON, or beyond what is read", unsaid);
            }
        }
    }
}
