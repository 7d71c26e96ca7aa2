package spaceone.identity.api.openapi;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import spaceone.identity.Json;
import spaceone.identity.api.NoAuth;
import spaceone.identity.api.Permission;
import spaceone.identity.api.Routes;
import spaceone.identity.api.Routes.Route;
import spaceone.identity.api.wire.Names;

/**
 * The OpenAPI 3.0 document of every method at every URL it answers, made from the table of routes
 * and the records.
 */
public final class ApiDocument {

    private static final String ERROR = "Error";
    private static final List<String> REFUSALS =
            List.of("400", "401", "403", "404", "408", "409", "413", "415", "429", "503");

    private static final JsonObject DOCUMENT = new ApiDocument().build();

    private final Schemas schemas = new Schemas();

    private ApiDocument() {}

    public static JsonObject json() {
        return DOCUMENT;
    }

    private JsonObject build() {
        JsonObjectBuilder paths = Json.createObjectBuilder();
        Routes routes = Routes.all();
        for (Route route : routes.list()) {
            for (String url : routes.urls(route)) {
                paths.add(url, Json.createObjectBuilder().add("post", operation(route, url)));
            }
        }
        schemas.add(ERROR, error());
        return Json.createObjectBuilder()
                .add("openapi", "3.0.3")
                .add(
                        "info",
                        Json.createObjectBuilder()
                                .add("title", "Identity")
                                .add("description", "User accounts: the Cloudforet identity API.")
                                .add("version", "2.0"))
                .add("paths", paths)
                .add(
                        "components",
                        Json.createObjectBuilder()
                                .add("schemas", schemas.all())
                                .add(
                                        "securitySchemes",
                                        Json.createObjectBuilder()
                                                .add(
                                                        "bearer",
                                                        Json.createObjectBuilder()
                                                                .add("type", "http")
                                                                .add("scheme", "bearer")
                                                                .add("bearerFormat", "JWT"))))
                .build();
    }

    private JsonObject operation(Route route, String url) {
        JsonArrayBuilder security = Json.createArrayBuilder();
        route.permission()
                .ifPresent(
                        p ->
                                security.add(
                                        Json.createObjectBuilder()
                                                .add("bearer", JsonValue.EMPTY_JSON_ARRAY)));
        JsonObjectBuilder operation =
                Json.createObjectBuilder()
                        .add("operationId", url.substring(1).replace('/', '_').replace('-', '_'))
                        .add("tags", Json.createArrayBuilder().add(tag(route)))
                        .add("summary", Names.snake(route.method().getName()).replace('_', ' '))
                        .add("description", callers(route))
                        .add("security", security);
        route.request()
                .ifPresent(
                        record -> operation.add("requestBody", content(schemas.reference(record))));
        return operation.add("responses", responses(route)).build();
    }

    private static String tag(Route route) {
        return route.method().getDeclaringClass().getSimpleName().replace("Resource", "")
                + " "
                + route.version();
    }

    private static String callers(Route route) {
        if (route.method().isAnnotationPresent(NoAuth.class)) {
            return "Public.";
        }
        Permission permission = route.permission().orElseThrow();
        return "Permission " + permission.value() + ", for " + List.of(permission.callers());
    }

    private JsonObject responses(Route route) {
        ListOf rows = route.method().getAnnotation(ListOf.class);
        Class<?> type = route.method().getReturnType();
        JsonObject success =
                rows != null
                        ? schemas.listReference(rows.value())
                        : type.isRecord() ? schemas.reference(type) : freeForm();
        JsonObjectBuilder responses =
                Json.createObjectBuilder().add("200", described("Success", success));
        REFUSALS.forEach(
                status -> responses.add(status, described("Refused", Schemas.reference(ERROR))));
        return responses.build();
    }

    private static JsonObject described(String text, JsonObject schema) {
        return Json.createObjectBuilder(content(schema)).add("description", text).build();
    }

    private static JsonObject content(JsonObject schema) {
        return Json.createObjectBuilder()
                .add(
                        "content",
                        Json.createObjectBuilder()
                                .add(
                                        "application/json",
                                        Json.createObjectBuilder().add("schema", schema)))
                .build();
    }

    private static JsonObject freeForm() {
        return Json.createObjectBuilder()
                .add("type", "object")
                .add("additionalProperties", true)
                .build();
    }

    private static JsonObject error() {
        JsonObject text = Json.createObjectBuilder().add("type", "string").build();
        return Json.createObjectBuilder()
                .add("type", "object")
                .add(
                        "properties",
                        Json.createObjectBuilder()
                                .add(
                                        "detail",
                                        Json.createObjectBuilder()
                                                .add("type", "object")
                                                .add(
                                                        "properties",
                                                        Json.createObjectBuilder()
                                                                .add("code", text)
                                                                .add("message", text))))
                .build();
    }
}
