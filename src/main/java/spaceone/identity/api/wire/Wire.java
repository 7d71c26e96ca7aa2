package spaceone.identity.api.wire;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.INVALID_PARAMETER_TYPE;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Names;
import spaceone.identity.Texts;

/**
 * Binds a JSON object to a request record by the field rules of protobuf JSON
 * (docs/contract/wire.md).
 */
public final class Wire {

    /**
     * What requests are relabelled to, inside, and answers from: a type that no provider of the
     * server claims. Which of two providers for JSON is asked would be left to chance.
     */
    public static final String MEDIA_TYPE = "application/x-identity";

    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

    private static final Set<String> NAMES_OF_USERS = Set.of("user_id", "users");

    private Wire() {}

    public static <R> R read(JsonObject json, Class<R> record) {
        return record.cast(bind(json, record, ""));
    }

    private static Object bind(JsonObject json, Class<?> record, String path) {
        Shape shape = SHAPES.computeIfAbsent(record, Shape::of);
        shape.demandKnown(json, path);
        @Nullable Object[] values = new Object[shape.members().size()];
        for (int i = 0; i < values.length; i++) {
            Member member = shape.members().get(i);
            values[i] = member.read(json, path);
        }
        return shape.make(values);
    }

    private record Shape(Constructor<?> constructor, List<Member> members, boolean exact) {

        static Shape of(Class<?> record) {
            RecordComponent[] components = record.getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            Member[] members = new Member[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                members[i] = Member.of(components[i]);
            }
            try {
                Constructor<?> constructor = record.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return new Shape(
                        constructor, List.of(members), record.isAnnotationPresent(Exact.class));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }

        void demandKnown(JsonObject json, String path) {
            if (!exact) {
                return;
            }
            for (String name : json.keySet()) {
                if (members.stream().noneMatch(member -> member.isCalled(name))) {
                    throw INVALID_PARAMETER.with(path + name, "unknown");
                }
            }
        }

        Object make(@Nullable Object[] values) {
            try {
                return constructor.newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private record Member(
            String snake,
            String camel,
            Type type,
            boolean tagList,
            boolean anyOf,
            Bound bound,
            int form) {

        static Member of(RecordComponent component) {
            return new Member(
                    Names.snake(component.getName()),
                    component.getName(),
                    component.getGenericType(),
                    component.isAnnotationPresent(TagList.class),
                    component.isAnnotationPresent(AnyOf.class),
                    Bound.of(component),
                    Optional.ofNullable(component.getAnnotation(Form.class))
                            .map(Form::longest)
                            .orElse(-1));
        }

        boolean isCalled(String name) {
            return snake.equals(name) || camel.equals(name);
        }

        @Nullable Object read(JsonObject json, String path) {
            Object read = trimmed(asSent(json, path), path);
            bound.demand(read, path + snake);
            if (form >= 0 && read instanceof JsonObject object) {
                Bound.demandOfForm(object, form, path + snake);
            }
            return read;
        }

        /** Names and the ids of users are read alike by every method. */
        private @Nullable Object trimmed(@Nullable Object read, String path) {
            if (read instanceof String text) {
                return switch (snake) {
                    case "name" -> Texts.name(text, path + snake);
                    case "user_id", "target_user_id" -> emptyIsNothing(Texts.trimmed(text));
                    default -> text;
                };
            }
            if (read instanceof List<?> list && NAMES_OF_USERS.contains(snake)) {
                return list.stream()
                        .map(item -> item instanceof String text ? Texts.trimmed(text) : item)
                        .toList();
            }
            return read;
        }

        private @Nullable Object asSent(JsonObject json, String path) {
            JsonValue value = json.get(snake);
            if (!camel.equals(snake) && json.containsKey(camel)) {
                if (value != null) {
                    throw INVALID_PARAMETER.with(path + snake, "given in two spellings");
                }
                value = json.get(camel);
            }
            if (value == null || value.getValueType() == JsonValue.ValueType.NULL) {
                return null;
            }
            if (tagList) {
                return Structs.tags(value, path + snake);
            }
            if (anyOf && value.getValueType() != JsonValue.ValueType.ARRAY) {
                Object one = convert(value, elementOf((ParameterizedType) type), path + snake);
                return one == null ? null : List.of(one);
            }
            return convert(value, type, path + snake);
        }
    }

    private static @Nullable String emptyIsNothing(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Type elementOf(ParameterizedType list) {
        return list.getActualTypeArguments()[0];
    }

    private static @Nullable Object convert(JsonValue value, Type type, String key) {
        if (type instanceof ParameterizedType list) {
            return list(value, elementOf(list), key);
        }
        Class<?> target = (Class<?>) type;
        if (target == String.class) {
            return emptyIsNothing(Scalars.text(value, key));
        }
        if (target == Boolean.class) {
            return Scalars.flag(value, key);
        }
        if (target == Integer.class) {
            int number = Scalars.integer(value, key);
            return number == 0 ? null : number;
        }
        if (target.isEnum()) {
            return Scalars.constant(value, target, key);
        }
        if (target.isRecord()) {
            return bind(Structs.object(value, key), target, key + ".");
        }
        return Structs.free(value, target, key);
    }

    /** An empty list is a list not sent. The zero constant of a repeated enum is a real value. */
    private static @Nullable Object list(JsonValue value, Type element, String key) {
        if (value.getValueType() != JsonValue.ValueType.ARRAY) {
            throw INVALID_PARAMETER_TYPE.with(key, "list");
        }
        List<Object> items =
                value.asJsonArray().stream().map(item -> element(item, element, key)).toList();
        return items.isEmpty() ? null : items;
    }

    private static @Nullable Object element(JsonValue item, Type type, String key) {
        if (type == String.class) {
            if (!(item instanceof JsonString)) {
                throw INVALID_PARAMETER_TYPE.with(key, "list of str");
            }
            return Scalars.text(item, key);
        }
        if (type instanceof Class<?> target && target.isEnum()) {
            return Scalars.repeated(item, target, key);
        }
        if (item.getValueType() == JsonValue.ValueType.NULL) {
            throw INVALID_PARAMETER_TYPE.with(key, "list of dict");
        }
        return convert(item, type, key);
    }
}
