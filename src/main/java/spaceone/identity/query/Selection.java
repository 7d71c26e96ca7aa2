package spaceone.identity.query;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tree of selected members. A node without children selects everything below it. */
final class Selection {

    private final Map<String, Selection> children = new LinkedHashMap<>();
    private boolean whole;

    void add(List<String> path) {
        if (path.isEmpty()) {
            whole = true;
        } else {
            children.computeIfAbsent(path.get(0), name -> new Selection())
                    .add(path.subList(1, path.size()));
        }
    }

    Optional<Selection> child(String name) {
        return whole ? Optional.of(this) : Optional.ofNullable(children.get(name));
    }

    /** What is left of a value; empty when nothing selected is in it. */
    Optional<JsonValue> of(JsonValue value) {
        if (whole) {
            return Optional.of(value);
        }
        return switch (value.getValueType()) {
            case OBJECT -> members(value.asJsonObject());
            case ARRAY -> elements(value.asJsonArray());
            default -> Optional.empty();
        };
    }

    private Optional<JsonValue> members(JsonObject object) {
        JsonObjectBuilder kept = JsonValues.object();
        object.forEach(
                (name, value) ->
                        child(name)
                                .flatMap(child -> child.of(value))
                                .ifPresent(part -> kept.add(name, part)));
        return Optional.<JsonValue>of(kept.build()).filter(part -> !part.asJsonObject().isEmpty());
    }

    private Optional<JsonValue> elements(JsonArray array) {
        JsonArrayBuilder kept = JsonValues.list();
        for (int i = 0; i < array.size(); i++) {
            JsonValue element = array.get(i);
            child(Integer.toString(i)).flatMap(child -> child.of(element)).ifPresent(kept::add);
        }
        return Optional.<JsonValue>of(kept.build()).filter(part -> !part.asJsonArray().isEmpty());
    }
}
