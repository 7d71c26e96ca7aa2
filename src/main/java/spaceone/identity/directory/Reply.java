package spaceone.identity.directory;

import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import spaceone.identity.Json;

/** What a provider answered; {@code type} is empty when it does not say. */
record Reply(int status, byte[] body, String type) {

    boolean isOk() {
        return status == 200;
    }

    /** The provider looked at the token or the credentials and did not like them. */
    boolean isRefusal() {
        return status == 400 || status == 401 || status == 403;
    }

    /** Signed (RFC 7519), not plain JSON. */
    boolean isSigned() {
        return type.toLowerCase(Locale.ROOT).startsWith("application/jwt");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    <T extends JsonStructure> T json(Class<T> type) throws IOException {
        if (!isOk()) {
            throw new IOException("the provider answered with status " + status);
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return type.cast(reader.read());
        } catch (JsonException | ClassCastException e) {
            throw new IOException("the provider's answer is not the JSON it should be", e);
        }
    }
}
