package spaceone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.util.Base64;

/** What the server answered, as it came, and a few questions to ask of it. */
public record Answer(int status, HttpHeaders headers, String body) {

    public Answer is(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        return this;
    }

    /** Refused with this status and code, in the one form of an error. */
    public Answer isRefused(int expected, String code) {
        is(expected);
        JsonObject detail = json().getJsonObject("detail");
        assertThat(json().keySet()).containsExactly("detail");
        assertThat(detail.getString("code")).as(body).isEqualTo(code);
        assertThat(detail.getString("message")).isNotBlank();
        return this;
    }

    public String message() {
        return json().getJsonObject("detail").getString("message");
    }

    public JsonObject json() {
        return parse(body);
    }

    public String text(String member) {
        return json().getString(member);
    }

    /** The member as it stands in the answer; JSON null when it is missing. */
    public JsonValue value(String member) {
        return json().getOrDefault(member, JsonValue.NULL);
    }

    /** The claims of a token in the answer. */
    public JsonObject claims(String member) {
        JsonString token = (JsonString) value(member);
        return parse(new String(Base64.getUrlDecoder().decode(token.getString().split("\\.")[1])));
    }

    public static JsonObject parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
