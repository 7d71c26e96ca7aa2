package spaceone.identity.api.openapi;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASModelReader;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.info.Info;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/** Hands our document to MicroProfile OpenAPI, which serves it at {@code /openapi}. */
public class ApiModel implements OASModelReader {

    @Override
    public OpenAPI buildModel() {
        JsonObject document = ApiDocument.json();
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
        OpenAPI model =
                OASFactory.createOpenAPI()
                        .openapi(document.getString("openapi"))
                        .info(info(document.getJsonObject("info")))
                        .paths(paths)
                        .components(components(document.getJsonObject("components")));
        for (JsonObject server : document.getJsonArray("servers").getValuesAs(JsonObject.class)) {
            model.addServer(
                    OASFactory.createServer()
                            .url(server.getString("url"))
                            .description(server.getString("description")));
        }
        for (JsonObject tag : document.getJsonArray("tags").getValuesAs(JsonObject.class)) {
            model.addTag(
                    OASFactory.createTag()
                            .name(tag.getString("name"))
                            .description(tag.getString("description")));
        }
        return model;
    }

    private static Info info(JsonObject json) {
        JsonObject license = json.getJsonObject("license");
        return OASFactory.createInfo()
                .title(json.getString("title"))
                .description(json.getString("description"))
                .version(json.getString("version"))
                .contact(
                        OASFactory.createContact()
                                .name(json.getJsonObject("contact").getString("name")))
                .license(
                        OASFactory.createLicense()
                                .name(license.getString("name"))
                                .url(license.getString("url")));
    }

    private static Components components(JsonObject json) {
        Components components = OASFactory.createComponents();
        json.getJsonObject("schemas")
                .forEach(
                        (name, schema) ->
                                components.addSchema(name, schema(schema.asJsonObject())));
        json.getJsonObject("responses")
                .forEach((name, one) -> components.addResponse(name, response(one.asJsonObject())));
        JsonObject bearer = json.getJsonObject("securitySchemes").getJsonObject("bearer");
        return components.addSecurityScheme(
                "bearer",
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description(bearer.getString("description")));
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
            JsonObject body = json.getJsonObject("requestBody");
            operation.requestBody(
                    OASFactory.createRequestBody()
                            .required(body.getBoolean("required"))
                            .content(content(body)));
        }
        if (json.containsKey("parameters")) {
            json.getJsonArray("parameters")
                    .getValuesAs(JsonObject.class)
                    .forEach(one -> operation.addParameter(header(one)));
        }
        for (JsonObject way : json.getJsonArray("security").getValuesAs(JsonObject.class)) {
            SecurityRequirement requirement = OASFactory.createSecurityRequirement();
            way.keySet().forEach(requirement::addScheme);
            operation.addSecurityRequirement(requirement);
        }
        return operation;
    }

    private static Parameter header(JsonObject json) {
        return OASFactory.createParameter()
                .name(json.getString("name"))
                .in(Parameter.In.HEADER)
                .description(json.getString("description"))
                .schema(schema(json.getJsonObject("schema")));
    }

    private static APIResponses responses(JsonObject json) {
        APIResponses responses = OASFactory.createAPIResponses();
        json.forEach(
                (status, one) -> responses.addAPIResponse(status, response(one.asJsonObject())));
        return responses;
    }

    private static APIResponse response(JsonObject json) {
        APIResponse response = OASFactory.createAPIResponse();
        return json.containsKey("$ref")
                ? response.ref(json.getString("$ref"))
                : response.description(json.getString("description")).content(content(json));
    }

    private static Content content(JsonObject json) {
        JsonObject media = json.getJsonObject("content").getJsonObject("application/json");
        return OASFactory.createContent()
                .addMediaType(
                        "application/json",
                        OASFactory.createMediaType()
                                .schema(schema(media.getJsonObject("schema")))
                                .example(plain(media.getOrDefault("example", JsonValue.NULL))));
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
            case "description" -> schema.description(((JsonString) value).getString());
            case "maxLength" -> schema.maxLength(Integer.valueOf(value.toString()));
            case "minLength" -> schema.minLength(Integer.valueOf(value.toString()));
            case "minimum" -> schema.minimum(new BigDecimal(value.toString()));
            case "maximum" -> schema.maximum(new BigDecimal(value.toString()));
            case "maxProperties" -> schema.maxProperties(Integer.valueOf(value.toString()));
            case "maxItems" -> schema.maxItems(Integer.valueOf(value.toString()));
            case "allOf" -> schemas(value).forEach(schema::addAllOf);
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

    private static List<Schema> schemas(JsonValue array) {
        return array.asJsonArray().stream().map(one -> schema(one.asJsonObject())).toList();
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

    /** JSON as collections, which is what servers write examples from. */
    private static @Nullable Object plain(JsonValue json) {
        return switch (json.getValueType()) {
            case OBJECT -> {
                Map<String, Object> members = new LinkedHashMap<>();
                json.asJsonObject().forEach((name, value) -> members.put(name, plain(value)));
                yield members;
            }
            case ARRAY ->
                    json.asJsonArray().stream().map(ApiModel::plain).collect(Collectors.toList());
            case STRING -> ((JsonString) json).getString();
            case NUMBER -> ((JsonNumber) json).bigDecimalValue();
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> null;
        };
    }

    private static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString::getString);
    }
}
