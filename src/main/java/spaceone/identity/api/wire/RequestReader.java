package spaceone.identity.api.wire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.identity.Json;
import spaceone.identity.audit.Actor;

/**
 * Reads a request: bytes to JSON to record, then the record's own constraints, first problem first.
 */
@Provider
@Consumes(Wire.MEDIA_TYPE)
@ApplicationScoped
public class RequestReader implements MessageBodyReader<Record> {

    private static final int MOST_PEEKED = 16 * 1024;
    private static final int LONGEST_ID = 100;
    private static final int MOST_IDS = 8;

    private static final JsonParserFactory JSON = Json.createParserFactory(Map.of());

    @Inject Constraints constraints;
    @Inject Actor actor;

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        JsonObject object = parse(body.readAllBytes());
        actor.names(ids(object));
        Record request = Wire.read(object, type);
        constraints.check(request);
        return request;
    }

    /** Whom a refused request was about, as far as that can be read at once. */
    public static Map<String, String> peek(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_PEEKED + 1);
        if (bytes.length > MOST_PEEKED) {
            return Map.of();
        }
        try {
            return ids(parse(bytes));
        } catch (IdentityException e) {
            return Map.of();
        }
    }

    /** What the request calls an id, and nothing else of it: the rest may be secret. */
    private static Map<String, String> ids(JsonObject request) {
        Map<String, String> ids = new TreeMap<>();
        request.forEach(
                (key, value) -> {
                    if (key.endsWith("_id")
                            && key.length() <= LONGEST_ID
                            && ids.size() < MOST_IDS
                            && value instanceof JsonString text
                            && text.getString().length() <= LONGEST_ID) {
                        ids.put(key, text.getString());
                    }
                });
        return ids;
    }

    private static JsonObject parse(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw CommonError.JSON_FORMAT.with("not UTF-8");
        }
        if (text.isBlank()) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        JsonValue value;
        boolean alone;
        try (JsonParser parser = JSON.createParser(new StringReader(text))) {
            parser.next();
            value = parser.getValue();
            alone = !parser.hasNext();
        } catch (RuntimeException e) {
            // Whatever it throws is about the text: also plain ones, where nesting or a number is
            // beyond its limits. Its own words quote the body; a body may hold a password.
            throw CommonError.JSON_FORMAT.with("broken JSON");
        }
        if (!alone) {
            throw CommonError.JSON_FORMAT.with("more than one value");
        }
        if (value.getValueType() != JsonValue.ValueType.OBJECT) {
            throw CommonError.JSON_FORMAT.with("not an object");
        }
        return value.asJsonObject();
    }
}
