package spaceone.identity.userimport;

import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Optional;
import java.util.function.Function;
import spaceone.identity.IdentityException;
import spaceone.identity.Json;

/**
 * How a line is read, which is for the dialect it is written in to say.
 *
 * @param refusal what is to be told of a failure; empty where the fault is ours
 */
public record LineReader(
        Function<JsonObject, ImportedUser> person,
        Function<RuntimeException, Optional<IdentityException>> refusal) {

    static JsonObject read(String line) {
        try (var reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
