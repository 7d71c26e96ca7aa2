package spaceone.identity.api.v2.userimport;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import spaceone.identity.userimport.ImportMode;

/** {@code users} are read one by one, so that one that cannot be read stops no other. */
public record RunUserImportRequest(
        ImportMode mode,
        Boolean dryRun,
        @NotNull @Size(max = 500) List<JsonObject> users,
        String domainId) {}
