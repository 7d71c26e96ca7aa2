package spaceone.identity.api.openapi;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASModelReader;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Hands our document to MicroProfile OpenAPI, which serves it at {@code /openapi}. */
public class ApiModel implements OASModelReader {

    @Override
    public OpenAPI buildModel() {
        JsonObject document = ApiDocument.json();
        JsonObject info = document.getJsonObject("info");
        Paths paths = OASFactory.createPaths();
        document.getJsonObject("paths")
                .forEach(
                        (url, item) ->
                                paths.addPathItem(
                                        url,
                                        OASFactory.createPathItem()
                                                .POST(
                                                        operation(
                                                                item.asJsonObject()
                                                                        .getJsonObject("post")))));
        return OASFactory.createOpenAPI()
                .openapi(document.getString("openapi"))
                .info(
                        OASFactory.createInfo()
                                .title(info.getString("title"))
                                .description(info.getString("description"))
                                .version(info.getString("version")))
                .paths(paths)
                .components(
                        components(document.getJsonObject("components").getJsonObject("schemas")));
    }

    private static Components components(JsonObject schemas) {
        Components components = OASFactory.createComponents();
        schemas.forEach(
                (name, schema) -> components.addSchema(name, schema(schema.asJsonObject())));
        return components.addSecurityScheme(
                "bearer",
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT"));
    }

    private static Operation operation(JsonObject json) {
        Operation operation =
                OASFactory.createOperation()
                        .operationId(json.getString("operationId"))
                        .summary(json.getString("summary"))
                        .description(json.getString("description"))
                        .tags(texts(json.getJsonArray("tags")))
                        .responses(responses(json.getJsonObject("responses")));
        if (json.containsKey("requestBody")) {
            operation.requestBody(
                    OASFactory.createRequestBody()
                            .content(content(json.getJsonObject("requestBody"))));
        }
        if (!json.getJsonArray("security").isEmpty()) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme("bearer"));
        }
        return operation;
    }

    private static APIResponses responses(JsonObject json) {
        APIResponses responses = OASFactory.createAPIResponses();
        json.forEach(
                (status, response) ->
                        responses.addAPIResponse(
                                status,
                                OASFactory.createAPIResponse()
                                        .description(
                                                response.asJsonObject().getString("description"))
                                        .content(content(response.asJsonObject()))));
        return responses;
    }

    private static Content content(JsonObject json) {
        JsonObject schema =
                json.getJsonObject("content")
                        .getJsonObject("application/json")
                        .getJsonObject("schema");
        return OASFactory.createContent()
                .addMediaType(
                        "application/json", OASFactory.createMediaType().schema(schema(schema)));
    }

    private static Schema schema(JsonObject json) {
        Schema schema = OASFactory.createSchema();
        json.forEach((name, value) -> set(schema, name, value));
        return schema;
    }

    private static void set(Schema schema, String name, JsonValue value) {
        switch (name) {
            case "$ref" -> schema.ref(((JsonString) value).getString());
            case "type" -> type(schema, ((JsonString) value).getString());
            case "format" -> schema.format(((JsonString) value).getString());
            case "maxLength" -> schema.maxLength(Integer.valueOf(value.toString()));
            case "anyOf" ->
                    value.asJsonArray().forEach(one -> schema.addAnyOf(schema(one.asJsonObject())));
            case "items" -> schema.items(schema(value.asJsonObject()));
            case "enum" -> texts(value.asJsonArray()).forEach(schema::addEnumeration);
            case "required" -> schema.required(texts(value.asJsonArray()));
            case "additionalProperties" -> schema.additionalPropertiesBoolean(true);
            case "properties" ->
                    value.asJsonObject()
                            .forEach(
                                    (key, property) ->
                                            schema.addProperty(
                                                    key, schema(property.asJsonObject())));
            default ->
                    throw new IllegalStateException(
                            "the document uses an unknown keyword: " + name);
        }
    }

    /** MicroProfile OpenAPI 3 has one type, 4 a list of them; nothing is in both. */
    private static void type(Schema schema, String name) {
        Schema.SchemaType type = Schema.SchemaType.valueOf(name.toUpperCase(Locale.ROOT));
        try {
            if (Schema.class.getMethod("getType").getReturnType() == List.class) {
                Schema.class.getMethod("addType", Schema.SchemaType.class).invoke(schema, type);
            } else {
                Schema.class.getMethod("setType", Schema.SchemaType.class).invoke(schema, type);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString::getString);
    }
}
