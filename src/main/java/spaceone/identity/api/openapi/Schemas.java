package spaceone.identity.api.openapi;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import spaceone.identity.Json;
import spaceone.identity.Names;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.api.wire.Bound;

/** Describes wire records as JSON schemas, each once, by name. */
final class Schemas {

    private static final String REFERENCE = "#/components/schemas/";

    private static final JsonObject FREE_FORM =
            Json.createObjectBuilder()
                    .add("type", "object")
                    .add("additionalProperties", true)
                    .build();

    private final Map<String, JsonObject> byName = new TreeMap<>();
    private final SchemaNames names;
    private final Set<Class<?>> ofRequests;

    Schemas(SchemaNames names, Set<Class<?>> ofRequests) {
        this.names = names;
        this.ofRequests = ofRequests;
    }

    /** A reference to the schema of a record. */
    JsonObject reference(Class<?> record) {
        String name = names.of(record);
        if (!byName.containsKey(name)) {
            byName.put(
                    name, JsonValue.EMPTY_JSON_OBJECT); // stands in while a record refers to itself
            byName.put(name, describe(record));
        }
        return reference(name);
    }

    /** A reference to the answer of a list of records. */
    JsonObject listReference(ListOf rows) {
        Class<?> row = rows.value();
        String name = names.of(row) + "List";
        JsonObject count =
                Json.createObjectBuilder(type("integer"))
                        .add("format", "int64")
                        .add("description", "How many rows there are without the page.")
                        .build();
        JsonObject results =
                Json.createObjectBuilder(array(reference(row)))
                        .add(
                                "description",
                                "The rows. With `minimal` or `only` their members are fewer, with"
                                        + " `count_only` there are none.")
                        .build();
        JsonObjectBuilder properties = Json.createObjectBuilder();
        JsonArrayBuilder required = Json.createArrayBuilder();
        if (rows.manifest() != Record.class) {
            properties.add(
                    "manifest",
                    Json.createObjectBuilder()
                            .add("allOf", Json.createArrayBuilder().add(reference(rows.manifest())))
                            .add("description", "What the rows are."));
            required.add("manifest");
        }
        byName.put(
                name,
                Json.createObjectBuilder()
                        .add("type", "object")
                        .add("description", "A page of rows, or all of them.")
                        .add(
                                "properties",
                                properties.add("results", results).add("total_count", count))
                        .add("required", required.add("results").add("total_count"))
                        .build());
        return reference(name);
    }

    void add(String name, JsonObject schema) {
        byName.put(name, schema);
    }

    static JsonObject reference(String name) {
        return Json.createObjectBuilder().add("$ref", REFERENCE + name).build();
    }

    /** The schema itself, where it is a reference to one. */
    JsonObject resolved(JsonObject schema) {
        if (schema.containsKey("allOf")) {
            return resolved(schema.getJsonArray("allOf").getJsonObject(0));
        }
        return schema.containsKey("$ref")
                ? Objects.requireNonNull(
                        byName.get(schema.getString("$ref").substring(REFERENCE.length())))
                : schema;
    }

    JsonObject all() {
        JsonObjectBuilder all = Json.createObjectBuilder();
        byName.forEach(all::add);
        return all.build();
    }

    private JsonObject describe(Class<?> record) {
        JsonObjectBuilder properties = Json.createObjectBuilder();
        JsonArrayBuilder required = Json.createArrayBuilder();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = Names.snake(component.getName());
            properties.add(name, told(component, limited(component, form(component))));
            if (declared(component, NotNull.class) != null) {
                required.add(name);
            }
        }
        JsonObjectBuilder described =
                Json.createObjectBuilder().add("type", "object").add("properties", properties);
        JsonArray members = required.build();
        return (members.isEmpty() ? described : described.add("required", members)).build();
    }

    /** With its text and an example; beside a reference both would be ignored. */
    private JsonObject told(RecordComponent component, JsonObject schema) {
        String text = Members.text(component);
        if (declared(component, AnyOf.class) != null) {
            text += " Any of these fits; one value may stand here without the list.";
        }
        if (schema.equals(FREE_FORM) && ofRequests.contains(component.getDeclaringRecord())) {
            text += " At most 64 KiB of JSON.";
        }
        JsonObjectBuilder told =
                schema.containsKey("$ref")
                        ? Json.createObjectBuilder()
                                .add("allOf", Json.createArrayBuilder().add(schema))
                        : Json.createObjectBuilder(schema);
        return told.add("description", text).build();
    }

    private JsonObject limited(RecordComponent component, JsonObject schema) {
        if (!ofRequests.contains(component.getDeclaringRecord())) {
            return schema;
        }
        JsonObjectBuilder limited = Json.createObjectBuilder(bounded(schema, component));
        if (declared(component, NotBlank.class) != null) {
            limited.add("minLength", 1);
        }
        return limited.build();
    }

    private static JsonObject bounded(JsonObject schema, RecordComponent component) {
        Bound bound = Bound.of(component);
        JsonObjectBuilder bounded = Json.createObjectBuilder(schema);
        switch (schema.getString("type", "any")) {
            case "string" -> bounded.add("maxLength", bound.longest());
            case "array" ->
                    bounded.add("maxItems", bound.entries())
                            .add("items", items(schema.getJsonObject("items"), bound));
            case "integer" ->
                    bound.range()
                            .ifPresent(
                                    range ->
                                            bounded.add("minimum", range.least())
                                                    .add("maximum", range.greatest()));
            case "object" ->
                    bound.range()
                            .ifPresent(range -> bounded.add("maxProperties", range.greatest()));
            default -> {}
        }
        return bounded.build();
    }

    private static JsonObject items(JsonObject schema, Bound bound) {
        return schema.getString("type", "").equals("string")
                ? Json.createObjectBuilder(schema).add("maxLength", bound.longest()).build()
                : schema;
    }

    private static <A extends Annotation> A declared(
            RecordComponent component, Class<A> annotation) {
        try {
            return component
                    .getDeclaringRecord()
                    .getDeclaredField(component.getName())
                    .getAnnotation(annotation);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonObject form(RecordComponent component) {
        Optional<Class<?>> shape = Shapes.of(component);
        if (shape.isPresent()) {
            JsonObject form = schema(shape.get());
            return component.getType() == List.class ? array(form) : form;
        }
        if (component.getType() == JsonArray.class) {
            return array(
                    component.getName().equals("results")
                            ? JsonValue.EMPTY_JSON_OBJECT
                            : type("string"));
        }
        if (component.getType() == JsonValue.class) {
            return value(component.getName());
        }
        if (component.getType() == JsonObject.class && component.getName().equals("tags")) {
            return tags();
        }
        return schema(component.getGenericType());
    }

    /** Members that a record keeps as they are to be written. */
    private JsonObject value(String name) {
        return switch (name) {
            case "totalCount" ->
                    Json.createObjectBuilder(type("integer")).add("format", "int64").build();
            case "more" -> type("boolean");
            default -> JsonValue.EMPTY_JSON_OBJECT;
        };
    }

    private JsonObject tags() {
        add(
                "Tags",
                Json.createObjectBuilder(FREE_FORM)
                        .add(
                                "description",
                                "Names and values, for clients to search by as `tags.name`. At most"
                                        + " 64 KiB. In a request a list of `{\"key\": …, \"value\": …}`"
                                        + " is taken too.")
                        .build());
        return reference("Tags");
    }

    private JsonObject schema(Type type) {
        if (type instanceof ParameterizedType list) {
            return array(schema(list.getActualTypeArguments()[0]));
        }
        Class<?> target = (Class<?>) type;
        if (target.isEnum()) {
            return enumeration(target);
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
        if (target == Integer.class || target == int.class) {
            return Json.createObjectBuilder(type("integer")).add("format", "int32").build();
        }
        if (target == Long.class || target == long.class) {
            return Json.createObjectBuilder(type("integer")).add("format", "int64").build();
        }
        if (JsonArray.class == target || Collection.class.isAssignableFrom(target)) {
            return array(JsonValue.EMPTY_JSON_OBJECT);
        }
        if (target == JsonValue.class) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        return target == String.class ? type("string") : FREE_FORM;
    }

    private JsonObject enumeration(Class<?> type) {
        String name = names.of(type);
        JsonArrayBuilder constants = Json.createArrayBuilder();
        for (Object constant : type.getEnumConstants()) {
            constants.add(((Enum<?>) constant).name());
        }
        add(
                name,
                Json.createObjectBuilder(type("string"))
                        .add("description", Members.ofEnum(name))
                        .add("enum", constants)
                        .build());
        return reference(name);
    }

    private static JsonObject array(JsonObject items) {
        return Json.createObjectBuilder().add("type", "array").add("items", items).build();
    }

    private static JsonObject type(String name) {
        return Json.createObjectBuilder().add("type", name).build();
    }
}
