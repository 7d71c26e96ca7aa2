package spaceone.identity.api.openapi;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import spaceone.identity.api.Routes;
import spaceone.identity.api.Routes.Route;

/**
 * The names of schemas, which are those of classes in generated clients: that of the record, with
 * {@code V1} before what is the first version's, and the resource before what several have.
 */
final class SchemaNames {

    /** Nested enumerations whose own name says too little. */
    private static final Map<String, String> NESTED =
            Map.of(
                    "DeviceTrust.Wish", "DeviceWish",
                    "IssueTokenRequest.UserType", "SignInUserType",
                    "Factors.Kind", "FactorKind");

    private final Map<String, Set<Class<?>>> bySimpleName = new HashMap<>();
    private final Map<String, String> resources = new HashMap<>();

    SchemaNames(Routes routes) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Route route : routes.list()) {
            Method method = route.method();
            Class<?> resource = method.getDeclaringClass();
            resources.put(resource.getPackageName(), resource(resource));
            route.request().ifPresent(request -> collect(request, all));
            collect(Shapes.told(method.getReturnType()), all);
            if (method.isAnnotationPresent(ListOf.class)) {
                collect(method.getAnnotation(ListOf.class).value(), all);
                collect(method.getAnnotation(ListOf.class).manifest(), all);
            }
        }
        all.forEach(
                type ->
                        bySimpleName
                                .computeIfAbsent(plain(type), name -> new LinkedHashSet<>())
                                .add(type));
    }

    /** {@code UserProfile} of {@code UserProfileResource}. */
    static String resource(Class<?> resource) {
        return resource.getSimpleName().replace("Resource", "");
    }

    String of(Class<?> type) {
        String name = plain(type);
        String room = type.getPackageName();
        boolean shared = bySimpleName.getOrDefault(name, Set.of()).size() > 1;
        String resource = resources.getOrDefault(room, "");
        return shared && !name.contains(resource)
                ? first(room) + resource + name.replace("V1", "")
                : name;
    }

    private static String plain(Class<?> type) {
        String name = type.getSimpleName();
        if (type.getDeclaringClass() != null) {
            name = NESTED.getOrDefault(type.getDeclaringClass().getSimpleName() + "." + name, name);
        }
        return first(type.getPackageName()) + name;
    }

    private static String first(String room) {
        return room.contains(".api.v1.") ? "V1" : "";
    }

    private static void collect(Type type, Set<Class<?>> into) {
        if (type instanceof ParameterizedType list) {
            collect(list.getActualTypeArguments()[0], into);
        } else if (type instanceof Class<?> target && target.isRecord() && into.add(target)) {
            for (RecordComponent component : target.getRecordComponents()) {
                collect(component.getGenericType(), into);
            }
        }
    }
}
