package spaceone.identity.api.wire;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import spaceone.identity.Json;
import spaceone.identity.api.Routes;
import spaceone.testkit.AnyText;

/** Whatever comes as the body of a request. */
public class AnyBodyTest {

    @Property(tries = 300)
    void anyBodyIsReadOrRefusedByEveryMethod(@ForAll("bodies") String text) {
        body(text);
    }

    @Example
    void whatIsKnownIsReadOrRefused() {
        AnyText.known("body").forEach(AnyBodyTest::body);
    }

    public static void body(String text) {
        try {
            RequestReader.peek(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonObject json;
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            json = reader.readObject();
        } catch (JsonException | IllegalStateException noJson) {
            return;
        }
        Routes.all().list().stream()
                .flatMap(route -> route.request().stream())
                .forEach(type -> AnyText.isReadOrRefused(() -> Wire.read(json, type)));
    }

    @Provide
    Arbitrary<String> bodies() {
        return AnyText.like("body");
    }
}
