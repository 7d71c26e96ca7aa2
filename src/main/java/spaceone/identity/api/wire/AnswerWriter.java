package spaceone.identity.api.wire;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import spaceone.identity.Json;
import spaceone.identity.Names;

/** Writes answer records: snake_case names, everything but nulls (docs/contract/wire.md). */
@Provider
@Produces(Wire.MEDIA_TYPE)
public class AnswerWriter implements MessageBodyWriter<Record> {

    private static final JsonGeneratorFactory JSON = Json.createGeneratorFactory(Map.of());
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Map<Class<?>, RecordComponent[]> COMPONENTS = new ConcurrentHashMap<>();

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public void writeTo(
            Record answer,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        headers.putSingle(
                HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"));
        try (JsonGenerator json = JSON.createGenerator(out, StandardCharsets.UTF_8)) {
            if (answer instanceof StreamedList list) {
                stream(json, list);
            } else {
                write(json, answer instanceof Dressed dressed ? dressed.written() : answer);
            }
        }
    }

    /** The form of every time in an answer: UTC, milliseconds, {@code Z}. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** An answer as it is written, to be changed. */
    public static JsonObject json(Record answer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, answer);
        }
        try (JsonReader reader = Json.createReader(new StringReader(text.toString()))) {
            return reader.readObject();
        }
    }

    private static void stream(JsonGenerator json, StreamedList list) {
        json.writeStartObject();
        if (list.manifest() != null) {
            json.writeKey("manifest");
            write(json, list.manifest());
        }
        json.writeStartArray("results");
        long count = list.source().forEach(row -> FreeValues.write(json, row));
        json.writeEnd().write("total_count", count).writeEnd();
    }

    private static void write(JsonGenerator json, Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof JsonValue free) {
            FreeValues.write(json, free);
        } else if (value instanceof Record record) {
            record(json, record);
        } else if (value instanceof Collection<?> items) {
            json.writeStartArray();
            items.forEach(item -> write(json, item));
            json.writeEnd();
        } else if (value instanceof Boolean flag) {
            json.write(flag);
        } else if (value instanceof Integer number) {
            json.write(number);
        } else if (value instanceof Long number) {
            json.write(number);
        } else if (value instanceof Instant instant) {
            json.write(time(instant));
        } else {
            json.write(value.toString());
        }
    }

    private static void record(JsonGenerator json, Record record) {
        json.writeStartObject();
        for (RecordComponent component :
                COMPONENTS.computeIfAbsent(record.getClass(), AnswerWriter::components)) {
            Object value = read(component, record);
            if (value != null) {
                json.writeKey(Names.snake(component.getName()));
                write(json, value);
            }
        }
        json.writeEnd();
    }

    private static RecordComponent[] components(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        for (RecordComponent component : components) {
            component.getAccessor().setAccessible(true);
        }
        return components;
    }

    private static Object read(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
