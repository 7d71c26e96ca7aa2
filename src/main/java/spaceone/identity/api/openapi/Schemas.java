package spaceone.identity.api.openapi;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import spaceone.identity.Json;
import spaceone.identity.api.wire.Names;
import spaceone.identity.api.wire.OneOrMore;

/** Describes wire records as JSON schemas, each once, by name. */
final class Schemas {

    private static final JsonObject FREE_FORM =
            Json.createObjectBuilder()
                    .add("type", "object")
                    .add("additionalProperties", true)
                    .build();

    private final Map<String, JsonObject> byName = new TreeMap<>();

    /** A reference to the schema of a record. */
    JsonObject reference(Class<?> record) {
        String name = name(record);
        if (!byName.containsKey(name)) {
            byName.put(
                    name, JsonValue.EMPTY_JSON_OBJECT); // stands in while a record refers to itself
            byName.put(name, describe(record));
        }
        return reference(name);
    }

    /** A reference to the answer of a list of records. */
    JsonObject listReference(Class<?> row) {
        String name = name(row) + "List";
        byName.put(
                name,
                Json.createObjectBuilder()
                        .add("type", "object")
                        .add(
                                "properties",
                                Json.createObjectBuilder()
                                        .add("results", array(reference(row)))
                                        .add("total_count", type("integer")))
                        .build());
        return reference(name);
    }

    void add(String name, JsonObject schema) {
        byName.put(name, schema);
    }

    static JsonObject reference(String name) {
        return Json.createObjectBuilder().add("$ref", "#/components/schemas/" + name).build();
    }

    JsonObject all() {
        JsonObjectBuilder all = Json.createObjectBuilder();
        byName.forEach(all::add);
        return all.build();
    }

    /** {@code v2.user.UserInfo}: versions and resources may use one name for two things. */
    private static String name(Class<?> record) {
        String room = record.getPackageName().replaceFirst("^spaceone\\.identity\\.api\\.?", "");
        return room.matches("v[12]\\..*")
                ? room + "." + record.getSimpleName()
                : record.getSimpleName();
    }

    private JsonObject describe(Class<?> record) {
        JsonObjectBuilder properties = Json.createObjectBuilder();
        JsonArrayBuilder required = Json.createArrayBuilder();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = Names.snake(component.getName());
            JsonObject schema = schema(published(component));
            Size size = declared(record, component, Size.class);
            if (size != null && size.max() < Integer.MAX_VALUE) {
                schema = Json.createObjectBuilder(schema).add("maxLength", size.max()).build();
            }
            properties.add(name, schema);
            if (declared(record, component, NotNull.class) != null) {
                required.add(name);
            }
        }
        JsonObjectBuilder described =
                Json.createObjectBuilder().add("type", "object").add("properties", properties);
        JsonArray names = required.build();
        return (names.isEmpty() ? described : described.add("required", names)).build();
    }

    /** The published documents know filters as single values. */
    private static Type published(RecordComponent component) {
        return component.isAnnotationPresent(OneOrMore.class)
                ? ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                : component.getGenericType();
    }

    private static <A extends java.lang.annotation.Annotation> A declared(
            Class<?> record, RecordComponent component, Class<A> annotation) {
        try {
            return record.getDeclaredField(component.getName()).getAnnotation(annotation);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonObject schema(Type type) {
        if (type instanceof ParameterizedType list) {
            return array(schema(list.getActualTypeArguments()[0]));
        }
        Class<?> target = (Class<?>) type;
        if (target.isEnum()) {
            JsonArrayBuilder names = Json.createArrayBuilder();
            for (Object constant : target.getEnumConstants()) {
                names.add(((Enum<?>) constant).name());
            }
            return Json.createObjectBuilder(type("string")).add("enum", names).build();
        }
        if (target.isRecord()) {
            return reference(target);
        }
        if (target == Instant.class) {
            return Json.createObjectBuilder(type("string")).add("format", "date-time").build();
        }
        if (target == Boolean.class || target == boolean.class) {
            return type("boolean");
        }
        if (target == Integer.class
                || target == int.class
                || target == Long.class
                || target == long.class) {
            return type("integer");
        }
        if (JsonArray.class == target || Collection.class.isAssignableFrom(target)) {
            return array(JsonValue.EMPTY_JSON_OBJECT);
        }
        return target == String.class ? type("string") : FREE_FORM;
    }

    private static JsonObject array(JsonObject items) {
        return Json.createObjectBuilder().add("type", "array").add("items", items).build();
    }

    private static JsonObject type(String name) {
        return Json.createObjectBuilder().add("type", name).build();
    }
}
