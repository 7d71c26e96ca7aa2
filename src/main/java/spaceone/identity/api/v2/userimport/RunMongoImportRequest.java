package spaceone.identity.api.v2.userimport;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Most;
import spaceone.identity.userimport.MongoExport;

/** Documents of one collection of the original's database, as {@code mongoexport} writes them. */
public record RunMongoImportRequest(
        @NotNull
                @Doc(
                        value =
                                "Their collection: role, workspace, user, role_binding, user_group,"
                                        + " project_group, project. Of app, external_auth, workspace_group,"
                                        + " domain and domain_secret it is told why they stay behind.",
                        example = "\"user\"")
                String collection,
        @Doc(
                        value =
                                "True: say what would become of each, and leave everything as it is.",
                        example = "true")
                @Nullable Boolean dryRun,
        @NotNull
                @Most(500)
                @Doc(
                        value = "The documents, as `mongoexport` writes them; 500 at most.",
                        example =
                                "[{\"_id\": {\"$oid\": \"65f0a1b2c3d4e5f60718293a\"}, \"user_id\":"
                                        + " \"kim@example.com\", \"auth_type\": \"LOCAL\"}]")
                List<JsonObject> documents,
        @Doc(
                        value = "Id of the domain there; documents of others are refused.",
                        example = "\"domain-0a1b2c3d4e5f\"")
                @Nullable String sourceDomainId,
        @Nullable String domainId) {

    /** Made plain, and what stands in another one behind that one. */
    List<JsonObject> inOrder() {
        List<JsonObject> waiting =
                new ArrayList<>(documents.stream().map(MongoExport::plain).toList());
        List<JsonObject> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Set<String> missing = new HashSet<>();
            waiting.forEach(each -> missing.add(text(each, "project_group_id")));
            List<JsonObject> ready =
                    waiting.stream().filter(each -> !missing.contains(parent(each))).toList();
            ordered.addAll(ready.isEmpty() ? waiting : ready);
            waiting.removeAll(ordered);
        }
        return ordered;
    }

    private static String parent(JsonObject document) {
        String parent = text(document, "parent_group_id");
        return parent.isEmpty() ? "none" : parent;
    }

    void demandOfDomain(JsonObject document) {
        if (sourceDomainId != null && !sourceDomainId.equals(text(document, "domain_id"))) {
            throw INVALID_PARAMETER.with("domain_id", "is another domain's");
        }
    }

    static String text(JsonObject document, String member) {
        return document.get(member) instanceof JsonString text ? text.getString() : "";
    }
}
