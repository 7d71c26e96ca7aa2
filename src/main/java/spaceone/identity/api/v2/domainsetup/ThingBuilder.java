package spaceone.identity.api.v2.domainsetup;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.FreeForm;
import spaceone.identity.Json;

/** Puts a thing together; what is null was not told. */
final class ThingBuilder {

    private final JsonObjectBuilder thing = Json.createObjectBuilder();

    ThingBuilder add(String member, @Nullable String text) {
        if (text != null) {
            thing.add(member, text);
        }
        return this;
    }

    /** A blank text counts as not told. */
    ThingBuilder visible(String member, @Nullable String text) {
        return text == null || text.isBlank() ? this : add(member, text);
    }

    ThingBuilder add(String member, @Nullable Enum<?> constant) {
        return constant == null ? this : add(member, constant.name());
    }

    ThingBuilder add(String member, @Nullable Integer number) {
        if (number != null) {
            thing.add(member, number);
        }
        return this;
    }

    ThingBuilder add(String member, @Nullable List<String> texts) {
        if (texts != null) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            texts.forEach(array::add);
            thing.add(member, array);
        }
        return this;
    }

    ThingBuilder add(String member, @Nullable JsonValue value) {
        if (value != null) {
            thing.add(member, value);
        }
        return this;
    }

    /** As tags are kept. */
    ThingBuilder trimmed(String member, @Nullable JsonObject tags) {
        return tags == null ? this : add(member, FreeForm.trimmed(tags));
    }

    JsonObject build() {
        return thing.build();
    }
}
