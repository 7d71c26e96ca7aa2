package spaceone.identity.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spaceone.identity.api.Routes;

/**
 * Our document beside the published ones: every path and member of theirs that is in scope is in
 * ours. Skips itself, saying so, where the published documents are not beside the project.
 */
class PublishedContractTest {

    private static final Path PUBLISHED = Path.of("..", "shared", "reference");

    /**
     * Parts of the wider product, which this service leaves out (docs/contract/tenancy.md), and
     * what v1 lost.
     */
    private static final Set<String> OUT_OF_SCOPE =
            Set.of(
                    "v2 provider",
                    "v2 schema",
                    "v2 trusted-account",
                    "v2 service-account",
                    "v2 job",
                    "v2 agent",
                    "v2 package",
                    "v1 project-group",
                    "v1 project",
                    "v1 api-key",
                    "v1 role-binding",
                    "v1 service-account",
                    "v1 provider",
                    "v1 policy",
                    "v1 role",
                    "v1 domain",
                    "v1 domain-owner",
                    "v1 endpoint");

    /** Free-form on our side: judged by the room that reads them, not by the schema. */
    private static final Set<String> FREE_FORM = Set.of("query");

    /**
     * Published, but never filled by the original; or read-only members of a message shared by
     * request and answer.
     */
    private static final List<String> DRIFT =
            List.of(
                    "workspace-user/(create|get|list) answer.*: api_key_count",
                    "workspace-group(-user)?/.* request.users: (role_type|user_name|state)",
                    "role/list-basic-role answer.*: (permissions|page_access|tags|is_managed)");

    @ParameterizedTest
    @CsvSource({"v2, openapi-v2.json, /identity/", "v1, openapi-v1.json, /identity/v1/"})
    void everyPublishedMemberIsInOurDocument(String version, String file, String prefix)
            throws IOException {
        Path document = PUBLISHED.resolve(file);
        assumeTrue(Files.exists(document), "SKIPPED: there is no " + document);
        JsonObject published = read(document);
        JsonObject ours = ApiDocument.json();
        List<String> missing = new ArrayList<>();
        for (String path : published.getJsonObject("paths").keySet()) {
            String[] segments = path.split("/");
            if (segments.length != 4 || OUT_OF_SCOPE.contains(version + " " + segments[2])) {
                continue;
            }
            String url = prefix + segments[2] + "/" + segments[3];
            // aliases are not told twice: the document has the method that answers there
            Optional<Routes.Route> route =
                    Routes.all().resolve(url.substring("/identity/".length()));
            if (route.isEmpty()) {
                missing.add(url);
                continue;
            }
            JsonObject item =
                    ours.getJsonObject("paths").getJsonObject("/identity/" + route.get().path());
            JsonObject theirs =
                    published.getJsonObject("paths").getJsonObject(path).getJsonObject("post");
            compare(
                    url + " request",
                    published,
                    schema(theirs, "requestBody"),
                    ours,
                    schema(item.getJsonObject("post"), "requestBody"),
                    missing);
            compare(
                    url + " answer",
                    published,
                    schema(theirs, "200"),
                    ours,
                    schema(item.getJsonObject("post"), "200"),
                    missing);
        }
        missing.removeIf(name -> DRIFT.stream().anyMatch(known -> name.matches(".*/" + known)));
        assertThat(missing).isEmpty();
    }

    private static void compare(
            String where,
            JsonObject published,
            JsonObject theirs,
            JsonObject ours,
            JsonObject mine,
            List<String> missing) {
        JsonObject wanted = properties(published, theirs);
        JsonObject offered = properties(ours, mine);
        for (String name : wanted.keySet()) {
            if (!offered.containsKey(name)) {
                missing.add(where + ": " + name);
            } else if (!FREE_FORM.contains(name)) {
                JsonObject their = rows(wanted.getJsonObject(name));
                JsonObject my = rows(offered.getJsonObject(name));
                if (!properties(published, their).isEmpty() && !properties(ours, my).isEmpty()) {
                    compare(where + "." + name, published, their, ours, my, missing);
                }
            }
        }
    }

    /** Of a list, what it lists. */
    private static JsonObject rows(JsonObject schema) {
        return schema.get("items") instanceof JsonObject items ? items : schema;
    }

    private static JsonObject properties(JsonObject document, JsonObject schema) {
        JsonObject target = schema;
        if (schema.containsKey("$ref")) {
            String name = schema.getString("$ref").replace("#/components/schemas/", "");
            target =
                    document.getJsonObject("components")
                            .getJsonObject("schemas")
                            .getJsonObject(name);
        }
        return target != null && target.get("properties") instanceof JsonObject properties
                ? properties
                : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static JsonObject schema(JsonObject operation, String part) {
        JsonObject holder =
                part.equals("requestBody")
                        ? operation.getJsonObject(part)
                        : operation.getJsonObject("responses").getJsonObject(part);
        if (holder == null || !holder.containsKey("content")) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        JsonObject content = holder.getJsonObject("content").getJsonObject("application/json");
        return content.get("schema") instanceof JsonObject schema
                ? schema
                : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static JsonObject read(Path file) throws IOException {
        try (var reader = Json.createReader(Files.newBufferedReader(file))) {
            return reader.readObject();
        }
    }
}
