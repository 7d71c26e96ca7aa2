package spaceone.identity.api.openapi;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.TreeMap;
import spaceone.identity.Json;
import spaceone.identity.api.Routes;
import spaceone.identity.api.Routes.Route;

/** The OpenAPI 3.0 document of every method, made from the table of routes and the records. */
public final class ApiDocument {

    private static final String ABOUT =
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
                .add(
                        "servers",
                        Json.createArrayBuilder()
                                .add(
                                        Json.createObjectBuilder()
                                                .add("url", "/")
                                                .add("description", "This service.")))
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
        return Json.createObjectBuilder()
                .add("title", "Identity")
                .add("description", ABOUT)
                .add("version", "2.0")
                .add("contact", Json.createObjectBuilder().add("name", "Whoever runs this service"))
                .add(
                        "license",
                        Json.createObjectBuilder()
                                .add("name", "Apache-2.0")
                                .add("url", "https://www.apache.org/licenses/LICENSE-2.0"));
    }

    private static JsonObjectBuilder responses() {
        JsonObjectBuilder responses = Json.createObjectBuilder();
        new TreeMap<>(Operations.SHARED)
                .keySet()
                .forEach(status -> responses.add("Refused" + status, Operations.shared(status)));
        return responses;
    }

    private static JsonObjectBuilder securitySchemes() {
        return Json.createObjectBuilder()
                .add(
                        "bearer",
                        Json.createObjectBuilder()
                                .add("type", "http")
                                .add("scheme", "bearer")
                                .add("bearerFormat", "JWT")
                                .add(
                                        "description",
                                        "An access token, the secret of an app, or a system token."));
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
