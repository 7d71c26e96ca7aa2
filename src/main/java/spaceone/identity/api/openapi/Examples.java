package spaceone.identity.api.openapi;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import spaceone.identity.Json;
import spaceone.identity.Names;

/** Requests and answers put together from the examples of their members. */
final class Examples {

    private Examples() {}

    /** The required members, and these. */
    static JsonObject request(Class<?> record, Set<String> besides) {
        return record(
                record,
                component ->
                        field(component, NotNull.class)
                                || besides.contains(Names.snake(component.getName())));
    }

    /** All members but those that stand in few answers only. */
    static JsonObject answer(Class<?> record, Set<String> besides) {
        return record(
                record,
                component ->
                        besides.contains(Names.snake(component.getName()))
                                || !Members.text(component).startsWith("Only "));
    }

    static JsonObject list(ListOf rows) {
        JsonObjectBuilder list = Json.createObjectBuilder();
        if (rows.manifest() != Record.class) {
            list.add("manifest", answer(rows.manifest(), Set.of()));
        }
        return list.add("results", Json.createArrayBuilder().add(answer(rows.value(), Set.of())))
                .add("total_count", 1)
                .build();
    }

    private static JsonObject record(Class<?> record, Predicate<RecordComponent> shown) {
        JsonObjectBuilder example = Json.createObjectBuilder();
        Stream.of(record.getRecordComponents())
                .filter(shown)
                .forEach(
                        component ->
                                example.add(Names.snake(component.getName()), value(component)));
        return example.build();
    }

    private static JsonValue value(RecordComponent component) {
        JsonValue told = Members.example(component);
        Optional<Class<?>> shape = Shapes.of(component);
        if (shape.isPresent() && shape.get().isRecord()) {
            JsonValue value = shape(shape.get(), told);
            return component.getType() == List.class
                    ? Json.createArrayBuilder().add(value).build()
                    : value;
        }
        return fitting(component.getGenericType(), told, Members.hasOwnExample(component));
    }

    /** Of a form with many members what is told; else all that come of its own. */
    private static JsonValue shape(Class<?> shape, JsonValue told) {
        return switch (shape.getSimpleName()) {
            case "Query", "QueryV1" -> members(shape, "page");
            case "Statistics" -> members(shape, "aggregate");
            case "Analysis" -> members(shape, "group_by", "fields");
            case "UserToImport" -> members(shape, "user_id", "name", "password_hash");
            case "Credentials" -> members(shape, "user_id", "password");
            case "Mfa" -> members(shape, "state", "mfa_type");
            default -> record(shape, component -> true);
        };
    }

    private static JsonObject members(Class<?> shape, String... names) {
        return record(shape, component -> Set.of(names).contains(Names.snake(component.getName())));
    }

    private static JsonValue fitting(Type type, JsonValue told, boolean own) {
        if (type instanceof ParameterizedType list) {
            return list(list.getActualTypeArguments()[0], told, own);
        }
        Class<?> target = (Class<?>) type;
        if (target.isRecord()) {
            return answer(target, Set.of());
        }
        if (target.isEnum()) {
            boolean fits =
                    told instanceof JsonString text
                            && Stream.of(target.getEnumConstants())
                                    .anyMatch(c -> ((Enum<?>) c).name().equals(text.getString()));
            return fits ? told : Json.createValue(((Enum<?>) target.getEnumConstants()[0]).name());
        }
        return told;
    }

    private static JsonValue list(Type element, JsonValue told, boolean own) {
        if (told instanceof JsonArray array && !(element instanceof Class<?> c && c.isRecord())) {
            return array;
        }
        if (own && told instanceof JsonArray array) {
            return array;
        }
        JsonArrayBuilder one = Json.createArrayBuilder();
        return one.add(fitting(element, told, own)).build();
    }

    private static boolean field(
            RecordComponent component,
            Class<? extends java.lang.annotation.Annotation> annotation) {
        try {
            return component
                    .getDeclaringRecord()
                    .getDeclaredField(component.getName())
                    .isAnnotationPresent(annotation);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
