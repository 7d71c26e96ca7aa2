package spaceone.identity.query;

import jakarta.json.JsonObject;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Names;

/** The columns of a record: what its members' names and types say, which is nearly all. */
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
}
