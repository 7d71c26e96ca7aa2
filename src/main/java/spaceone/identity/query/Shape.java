package spaceone.identity.query;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Names;

/** A record as columns and rows: what its members' names and types say, which is nearly all. */
final class Shape {

    private static final Set<Class<?>> FLAGS = Set.of(boolean.class, Boolean.class);
    private static final Set<Class<?>> NUMBERS =
            Set.of(int.class, Integer.class, long.class, Long.class);

    private Shape() {}

    static Fields.Builder columns(
            Class<? extends Record> shape, String alias, Fields.Builder fields) {
        for (RecordComponent member : shape.getRecordComponents()) {
            String key = Names.snake(member.getName());
            column(fields, member.getType(), key, alias + "." + key);
            if (!member.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                fields.notNull();
            }
        }
        return fields;
    }

    private static Fields.Builder column(
            Fields.Builder fields, Class<?> type, String key, String sql) {
        if (type == String.class || type.isEnum()) {
            return fields.text(key, sql);
        }
        if (type == Instant.class) {
            return fields.time(key, sql);
        }
        if (FLAGS.contains(type)) {
            return fields.flag(key, sql);
        }
        if (NUMBERS.contains(type)) {
            return fields.integer(key, sql);
        }
        if (type == JsonObject.class || type.isRecord()) {
            return fields.map(key, sql);
        }
        if (Collection.class.isAssignableFrom(type)) {
            return fields.list(key, sql);
        }
        throw new IllegalArgumentException(key + " is of no type that a column has");
    }

    /** A row of these columns as the record. */
    static <R extends Record> R read(Class<R> shape, JsonObject row) {
        RecordComponent[] members = shape.getRecordComponents();
        Class<?>[] types = Stream.of(members).map(RecordComponent::getType).toArray(Class[]::new);
        Object[] values =
                Stream.of(members)
                        .map(member -> value(row.get(Names.snake(member.getName())), member))
                        .toArray();
        try {
            return shape.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object value(@Nullable JsonValue value, RecordComponent member) {
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        Class<?> type = member.getType();
        if (value instanceof JsonString text) {
            return text(text.getString(), type);
        }
        if (value instanceof JsonNumber number) {
            boolean whole = type == int.class || type == Integer.class;
            return whole ? (Object) number.intValueExact() : (Object) number.longValueExact();
        }
        if (value instanceof JsonArray texts) {
            return List.copyOf(texts.getValuesAs(JsonString::getString));
        }
        return FLAGS.contains(type) ? (Object) (value == JsonValue.TRUE) : value;
    }

    private static Object text(String text, Class<?> type) {
        if (type == Instant.class) {
            return Instant.parse(text);
        }
        return type.isEnum()
                ? Stream.of(type.getEnumConstants())
                        .filter(constant -> ((Enum<?>) constant).name().equals(text))
                        .findFirst()
                        .orElseThrow()
                : text;
    }
}
