package spaceone.identity.api.openapi;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import spaceone.identity.Json;
import spaceone.identity.Names;
import spaceone.identity.api.Empty;
import spaceone.identity.api.Permission;
import spaceone.identity.api.Routes.Route;
import spaceone.identity.token.CallerRole;

/** Describes one method: its words, who may call it, what it takes, answers and refuses. */
final class Operations {

    static final String ERROR = "Error";

    /** Answers that are the same whatever the method, told once. */
    static final Map<Integer, String> SHARED =
            Map.of(
                    408, "The request did not arrive in time.",
                    413, "The body is larger than 1 MiB; than 64 KiB where no token is needed.",
                    415, "The header Content-Type names something other than application/json.",
                    429,
                            "Too many requests from this address, or for this account. Try again later.",
                    500,
                            "A fault of the service. The message holds the incident to look for in its log.",
                    503,
                            "A needed back end is away, or the service stops. Try again; see Retry-After.",
                    504, "The request took too long and was stopped.");

    private static final Map<String, String> HEADERS =
            Map.of(
                    "X-Compat",
                    "How the oldest clients want answers, with commas between: `legacy-tags` for tags as a"
                            + " list of `key` and `value`, `legacy-time` for moments as `seconds` and `nanos`. Both"
                            + " are other forms than the answer described here.",
                    "X-Bootstrap-Secret",
                    "The operator's secret `identity.bootstrap.secret`, for the first call.");

    private final Schemas schemas;

    Operations(Schemas schemas) {
        this.schemas = schemas;
    }

    JsonObject describe(Route route) {
        Method method = route.method();
        Doc doc = method.getAnnotation(Doc.class);
        String text = doc == null ? "" : doc.value();
        JsonObjectBuilder operation =
                Json.createObjectBuilder()
                        .add("operationId", id(route))
                        .add("tags", Json.createArrayBuilder().add(tag(route)))
                        .add("summary", text.replaceFirst("(?s)[.:] .*|\\.$", ""))
                        .add("description", text + "\n\n" + callers(route) + records(route))
                        .add("security", security(route));
        JsonObject parameters = headers(method);
        if (!parameters.isEmpty()) {
            operation.add("parameters", Json.createArrayBuilder().add(parameters));
        }
        Set<String> shown = doc == null ? Set.of() : Set.of(doc.with().split(" "));
        route.request().ifPresent(record -> operation.add("requestBody", body(record, shown)));
        return operation.add("responses", responses(route, shown)).build();
    }

    /** {@code userProfile.updatePassword}; with {@code v1.} before it for the first version. */
    private static String id(Route route) {
        String resource = SchemaNames.resource(route.method().getDeclaringClass());
        String own = Character.toLowerCase(resource.charAt(0)) + resource.substring(1);
        return (route.version().equals("v1") ? "v1." : "") + own + "." + route.method().getName();
    }

    static String tag(Route route) {
        String resource = SchemaNames.resource(route.method().getDeclaringClass());
        return route.version().equals("v1") ? resource + "V1" : resource;
    }

    private static String callers(Route route) {
        if (route.permission().isEmpty()) {
            return "**Who**: anybody, without a token"
                    + (bearer(route.method()) ? "; one that is sent is looked at." : ".");
        }
        Permission permission = route.permission().get();
        boolean internal = List.of(permission.callers()).equals(List.of(CallerRole.INTERNAL));
        if (internal) {
            return "**Who**: system tokens only, as sibling services have them.";
        }
        String callers =
                Stream.of(permission.callers())
                        .map(Operations::words)
                        .collect(Collectors.joining(", "));
        String string =
                permission.value().equals(Permission.OF_ANOTHER_METHOD)
                        ? ""
                        : " Their token needs the permission `" + permission.value() + "`.";
        String self =
                permission.self().isEmpty()
                        ? ""
                        : " Also everybody for themselves, with `" + permission.self() + "`.";
        return "**Who**: " + callers + ", and system tokens." + string + self;
    }

    private static String words(CallerRole role) {
        return switch (role) {
            case SYSTEM_ADMIN -> "administrators of the installation (SYSTEM_ADMIN)";
            case DOMAIN_ADMIN -> "administrators of the domain (DOMAIN_ADMIN)";
            case WORKSPACE_OWNER -> "owners of the workspace (WORKSPACE_OWNER)";
            case WORKSPACE_MEMBER -> "members of the workspace (WORKSPACE_MEMBER)";
            case USER -> "everybody who is signed in (USER)";
            case INTERNAL -> "sibling services (INTERNAL)";
        };
    }

    private static String records(Route route) {
        String resource = SchemaNames.resource(route.method().getDeclaringClass());
        String action = resource + "." + Names.snake(route.method().getName());
        boolean writes = route.permission().map(p -> p.value().endsWith(".write")).orElse(true);
        return writes
                ? "\n\n**Record**: `" + action + "`, of success and of refusals."
                : "\n\n**Record**: `" + action + "`, of refusals only.";
    }

    private static boolean bearer(Method method) {
        return Stream.of(method.getParameters())
                .map(parameter -> parameter.getAnnotation(HeaderParam.class))
                .anyMatch(
                        header ->
                                header != null && header.value().equals(HttpHeaders.AUTHORIZATION));
    }

    private static JsonArrayBuilder security(Route route) {
        JsonObject token =
                Json.createObjectBuilder().add("bearer", JsonValue.EMPTY_JSON_ARRAY).build();
        JsonArrayBuilder security = Json.createArrayBuilder();
        if (route.permission().isPresent()) {
            security.add(token);
        } else if (bearer(route.method())) {
            security.add(JsonValue.EMPTY_JSON_OBJECT).add(token);
        }
        return security;
    }

    /** No method takes two of them. */
    private static JsonObject headers(Method method) {
        for (Parameter parameter : method.getParameters()) {
            HeaderParam header = parameter.getAnnotation(HeaderParam.class);
            if (header != null && HEADERS.containsKey(header.value())) {
                return Json.createObjectBuilder()
                        .add("name", header.value())
                        .add("in", "header")
                        .add("description", HEADERS.get(header.value()))
                        .add("schema", Json.createObjectBuilder().add("type", "string"))
                        .build();
            }
        }
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    private JsonObject body(Class<?> record, Set<String> shown) {
        JsonObject schema = schemas.reference(record);
        boolean required = schemas.resolved(schema).containsKey("required");
        return Json.createObjectBuilder(content(schema, Examples.request(record, shown)))
                .add("required", required)
                .build();
    }

    private JsonObject responses(Route route, Set<String> shown) {
        JsonObjectBuilder responses =
                Json.createObjectBuilder().add("200", success(route.method(), shown));
        Map<Integer, Map<String, String>> refusals = new TreeMap<>(Refusals.of(route));
        SHARED.forEach((status, text) -> refusals.putIfAbsent(status, Map.of()));
        refusals.forEach(
                (status, codes) ->
                        responses.add(
                                String.valueOf(status),
                                isShared(status, codes)
                                        ? Json.createObjectBuilder()
                                                .add(
                                                        "$ref",
                                                        "#/components/responses/Refused" + status)
                                                .build()
                                        : refused(codes)));
        return responses.build();
    }

    private static boolean isShared(int status, Map<String, String> codes) {
        return SHARED.containsKey(status) && Set.of(sharedCode(status)).containsAll(codes.keySet());
    }

    private JsonObject success(Method method, Set<String> shown) {
        ListOf rows = method.getAnnotation(ListOf.class);
        Class<?> type = Shapes.told(method.getReturnType());
        if (rows != null) {
            return described(
                    "The rows, and how many there are.",
                    content(schemas.listReference(rows), Examples.list(rows)));
        }
        return described(
                type == Empty.class ? "Done; an empty object." : "Done.",
                content(schemas.reference(type), Examples.answer(type, shown)));
    }

    private static JsonObject refused(Map<String, String> codes) {
        String text =
                codes.entrySet().stream()
                        .map(code -> "- `" + code.getKey() + "`: " + code.getValue())
                        .collect(Collectors.joining("\n"));
        Map.Entry<String, String> first = codes.entrySet().iterator().next();
        return described(
                text, content(Schemas.reference(ERROR), error(first.getKey(), first.getValue())));
    }

    static JsonObject shared(int status) {
        String code = sharedCode(status);
        String message = Objects.requireNonNull(SHARED.get(status));
        return described(
                message + " Code: `" + code + "`.",
                content(Schemas.reference(ERROR), error(code, message)));
    }

    private static String sharedCode(int status) {
        return switch (status) {
            case 408, 504 -> "ERROR_REQUEST_TIMEOUT";
            case 413, 415 -> "ERROR_INVALID_PARAMETER";
            case 429 -> "ERROR_TOO_MANY_REQUESTS";
            case 500 -> "ERROR_UNKNOWN";
            default -> "ERROR_UNAVAILABLE";
        };
    }

    private static JsonObject error(String code, String message) {
        return Json.createObjectBuilder()
                .add("detail", Json.createObjectBuilder().add("code", code).add("message", message))
                .build();
    }

    private static JsonObject described(String text, JsonObject content) {
        return Json.createObjectBuilder(content).add("description", text).build();
    }

    private static JsonObject content(JsonObject schema, JsonObject example) {
        return Json.createObjectBuilder()
                .add(
                        "content",
                        Json.createObjectBuilder()
                                .add(
                                        "application/json",
                                        Json.createObjectBuilder()
                                                .add("schema", schema)
                                                .add("example", example)))
                .build();
    }

    /** The tags of a list of routes, in their order, each once. */
    static JsonArrayBuilder tags(List<Route> routes) {
        JsonArrayBuilder tags = Json.createArrayBuilder();
        routes.stream()
                .map(Operations::tag)
                .distinct()
                .sorted()
                .forEach(
                        tag ->
                                tags.add(
                                        Json.createObjectBuilder()
                                                .add("name", tag)
                                                .add("description", about(tag))));
        return tags;
    }

    private static String about(String tag) {
        String name = tag.replaceFirst("V1$", "");
        return tag.endsWith("V1")
                ? "`" + name + "` as version 1 of the API has it, for older clients."
                : "`" + name + "`, version 2 of the API.";
    }
}
