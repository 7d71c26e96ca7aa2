package spaceone.identity.api;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one table of methods, read from the resources' annotations: it resolves the spellings of a
 * URL, and reflection, the OpenAPI document and the tests of authorization are made from it.
 */
public final class Routes {

    private static final int LARGEST_BODY = 1024 * 1024;

    /** Of whoever shows no token: more than any provider's token, and soon read by anybody. */
    private static final int LARGEST_PUBLIC_BODY = 64 * 1024;

    private static final String BASE = "/identity/";

    /** One API method; {@code path} is {@code v2/user/create}, below {@code /identity/}. */
    public record Route(String path, Method method) {

        public String version() {
            return path.substring(0, 2);
        }

        /** {@code user/create}. */
        public String name() {
            return path.substring(3);
        }

        public Optional<Permission> permission() {
            return Optional.ofNullable(method.getAnnotation(Permission.class));
        }

        /** In bytes. */
        int largestBody() {
            return method.isAnnotationPresent(NoAuth.class) ? LARGEST_PUBLIC_BODY : LARGEST_BODY;
        }

        /** The request's record, if the method takes one. */
        public Optional<Class<?>> request() {
            return Stream.of(method.getParameterTypes()).filter(Class::isRecord).findFirst();
        }
    }

    /** Where the console looks for what other services of its product would answer. */
    private static final Map<String, String> ELSEWHERE =
            Map.of(
                    "v2/user-config/", "/config/user-config/",
                    "v2/autocomplete/", "/add-ons/autocomplete/");

    private static final Routes ALL = new Routes(IdentityApplication.resources());

    private final Map<String, Route> byPath = new HashMap<>();
    private final Map<String, Route> byUrlElsewhere = new HashMap<>();

    private Routes(List<Class<?>> resources) {
        for (Class<?> resource : resources) {
            for (Method method : resource.getMethods()) {
                if (method.isAnnotationPresent(POST.class)) {
                    byPath.put(path(method), new Route(path(method), method));
                } else if (Stream.of(method.getAnnotations())
                        .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class))) {
                    throw new IllegalStateException("API methods are POST: " + method);
                }
            }
        }
        for (Route route : byPath.values()) {
            elsewhere(route).ifPresent(url -> byUrlElsewhere.put(url, route));
        }
    }

    /** {@code v2/user/create} for the resource's method. */
    static String path(Method method) {
        String base = method.getDeclaringClass().getAnnotation(Path.class).value();
        return base + "/" + method.getAnnotation(Path.class).value();
    }

    public static Routes all() {
        return ALL;
    }

    /** Every method, ordered by path. */
    public List<Route> list() {
        return byPath.values().stream().sorted(Comparator.comparing(Route::path)).toList();
    }

    /**
     * The method behind a URL below {@code /identity/}. No version means v2. Some v2 methods are
     * published under v1; they answer there where v1 has no method of that name
     * (docs/contract/wire.md).
     */
    public Optional<Route> resolve(String path) {
        if (byPath.containsKey(path)) {
            return Optional.of(byPath.get(path));
        }
        if (path.equals("v1/users/find")) {
            return resolve("v1/user/find");
        }
        if (path.startsWith("v1/") && publishedUnderV1(path.substring(3))) {
            return Optional.ofNullable(byPath.get("v2/" + path.substring(3)));
        }
        return Optional.ofNullable(byPath.get("v2/" + path));
    }

    /** The method that answers at a URL, however that is spelled. */
    Optional<Route> at(String url) {
        if (url.startsWith(BASE)) {
            return resolve(url.substring(BASE.length()));
        }
        return Optional.ofNullable(byUrlElsewhere.get(url));
    }

    /** How many bytes the body of a request to this URL may have. */
    public int largestBody(String url) {
        return at(url).map(Route::largestBody).orElse(LARGEST_BODY);
    }

    private static boolean publishedUnderV1(String name) {
        return name.startsWith("role-binding/")
                || List.of(
                                "user/stat",
                                "user-group/stat",
                                "workspace-user/stat",
                                "workspace-group-user/stat")
                        .contains(name);
    }

    /** The URL outside {@code /identity/}, for the methods that have one. */
    static Optional<String> elsewhere(Route route) {
        return ELSEWHERE.entrySet().stream()
                .filter(place -> route.path().startsWith(place.getKey()))
                .map(place -> place.getValue() + route.path().substring(place.getKey().length()))
                .findFirst();
    }

    /** The URLs of a method, canonical one first. */
    public List<String> urls(Route route) {
        List<String> urls = new ArrayList<>();
        urls.add(BASE + route.path());
        if (route.version().equals("v2")) {
            urls.add(BASE + route.name());
            if (publishedUnderV1(route.name()) && !byPath.containsKey("v1/" + route.name())) {
                urls.add(BASE + "v1/" + route.name());
            }
        } else if (route.name().equals("user/find")) {
            urls.add(BASE + "v1/users/find");
        }
        elsewhere(route).ifPresent(urls::add);
        return urls;
    }
}
