package spaceone.identity.api.openapi;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import spaceone.identity.Json;

/** Says again whether a body is required: WildFly 39 overlooks it in the file that it reads. */
public class RequiredBodies implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        JsonObject paths = written().getJsonObject("paths");
        document.getPaths()
                .getPathItems()
                .forEach((url, item) -> tell(item, paths.getJsonObject(url)));
    }

    private static void tell(PathItem item, JsonObject written) {
        RequestBody body = item.getPOST().getRequestBody();
        if (body != null) {
            body.setRequired(
                    written.getJsonObject("post")
                            .getJsonObject("requestBody")
                            .getBoolean("required"));
        }
    }

    private static JsonObject written() {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(DocumentFile.read()))) {
            return reader.readObject();
        }
    }
}
