package spaceone.identity.api;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import spaceone.identity.Json;

/** Writes a JSON answer from a servlet. */
public final class JsonAnswers {

    private JsonAnswers() {}

    public static void write(HttpServletResponse response, Envelope.Body body) throws IOException {
        write(response, Json.createObjectBuilder().add("detail", body.detail()).build());
    }

    static void write(HttpServletResponse response, JsonObject body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
