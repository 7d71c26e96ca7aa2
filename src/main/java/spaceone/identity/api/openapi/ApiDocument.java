package spaceone.identity.api.openapi;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Contact;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import spaceone.identity.Json;
import spaceone.identity.api.Routes;
import spaceone.identity.api.Routes.Route;

/**
 * The OpenAPI 3.0 document of every method, made from the table of routes and the records. What is
 * said of the API as a whole stands in the annotations of MicroProfile OpenAPI.
 */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Identity",
                        description = ApiDocument.ABOUT,
                        version = "2.0",
                        contact = @Contact(name = "Whoever runs this service"),
                        license =
                                @License(
                                        name = "Apache-2.0",
                                        url = "https://www.apache.org/licenses/LICENSE-2.0")),
        servers = @Server(url = "/", description = "This service."))
@SecurityScheme(
        securitySchemeName = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "An access token, the secret of an app, or a system token.")
public final class ApiDocument {

    static final String ABOUT =
            """
            User accounts: people, their passwords and second factors, sign-in and tokens, domains,
            workspaces, roles, projects and groups. Compatible with the Cloudforet identity API.

            - Every method is a POST with a JSON object, even where it only reads.
            - Each method of version 2 answers without its version too (`/identity/user/create`), and
              a few of them under `/identity/v1/`, as older clients expect.
            - A token comes from `token.issue`, what it may do here from `token.grant`; send that as
              `Authorization: Bearer …`.
            - In a request null, an empty text and 0 are the same as a member left out; names may be
              written in camelCase. Unknown members are ignored. Answers leave out what is null.
            - Moments are ISO 8601 in UTC with milliseconds.
            - Every refusal has the same form, `Error`; look at its `code`, not at its message.
            - Who may call is told with each method. What was called is found in the audit records.
            """;

    private static final String ERROR =
            """
            {"type": "object", "description": "The form of every refusal.", "required": ["detail"],
             "properties": {"detail": {
               "type": "object", "description": "What was refused and why.",
               "required": ["code", "message"], "additionalProperties": true,
               "properties": {
                 "code": {"allOf": [{"$ref": "#/components/schemas/ErrorCode"}],
                   "description": "For programs: does not change."},
                 "message": {"type": "string",
                   "description": "For people; its `(key = …)` parts name what is meant."}}}}}
            """;

    private static final OpenAPIDefinition WHOLE =
            ApiDocument.class.getAnnotation(OpenAPIDefinition.class);

    private static final JsonObject DOCUMENT = build();

    private ApiDocument() {}

    public static JsonObject json() {
        return DOCUMENT;
    }

    private static JsonObject build() {
        Routes routes = Routes.all();
        Schemas schemas = new Schemas(new SchemaNames(routes), Shapes.ofRequests(routes.list()));
        Operations operations = new Operations(schemas);
        JsonObjectBuilder paths = Json.createObjectBuilder();
        for (Route route : routes.list()) {
            paths.add(
                    routes.urls(route).get(0),
                    Json.createObjectBuilder().add("post", operations.describe(route)));
        }
        schemas.add("ErrorCode", codes());
        schemas.add(Operations.ERROR, Members.json(ERROR).asJsonObject());
        return Json.createObjectBuilder()
                .add("openapi", "3.0.3")
                .add("info", info())
                .add("servers", servers())
                .add("tags", Operations.tags(routes.list()))
                .add("paths", paths)
                .add(
                        "components",
                        Json.createObjectBuilder()
                                .add("schemas", schemas.all())
                                .add("responses", responses())
                                .add("securitySchemes", securitySchemes()))
                .build();
    }

    private static JsonObjectBuilder info() {
        Info info = WHOLE.info();
        return Json.createObjectBuilder()
                .add("title", info.title())
                .add("description", info.description())
                .add("version", info.version())
                .add("contact", Json.createObjectBuilder().add("name", info.contact().name()))
                .add(
                        "license",
                        Json.createObjectBuilder()
                                .add("name", info.license().name())
                                .add("url", info.license().url()));
    }

    private static JsonArrayBuilder servers() {
        JsonArrayBuilder servers = Json.createArrayBuilder();
        for (Server server : WHOLE.servers()) {
            servers.add(
                    Json.createObjectBuilder()
                            .add("url", server.url())
                            .add("description", server.description()));
        }
        return servers;
    }

    private static JsonObjectBuilder responses() {
        JsonObjectBuilder responses = Json.createObjectBuilder();
        new TreeMap<>(Operations.SHARED)
                .keySet()
                .forEach(status -> responses.add("Refused" + status, Operations.shared(status)));
        return responses;
    }

    private static JsonObjectBuilder securitySchemes() {
        SecurityScheme scheme = ApiDocument.class.getAnnotation(SecurityScheme.class);
        return Json.createObjectBuilder()
                .add(
                        scheme.securitySchemeName(),
                        Json.createObjectBuilder()
                                .add("type", scheme.type().toString())
                                .add("scheme", scheme.scheme())
                                .add("bearerFormat", scheme.bearerFormat())
                                .add("description", scheme.description()));
    }

    private static JsonObject codes() {
        JsonArrayBuilder codes = Json.createArrayBuilder();
        Refusals.codes().forEach(codes::add);
        return Json.createObjectBuilder()
                .add("type", "string")
                .add(
                        "description",
                        "Why a call was refused. Each method tells which of them it answers with, and"
                                + " the cause. More may come with later versions.")
                .add("enum", codes)
                .build();
    }
}
