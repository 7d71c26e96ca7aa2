package spaceone.identity.api.v2.userimport;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Most;
import spaceone.identity.userimport.ImportMode;

/** {@code users} are read one by one, so that one that cannot be read stops no other. */
public record RunUserImportRequest(
        @Doc("CREATE, if nothing is said.") @Nullable ImportMode mode,
        @Doc(
                        value =
                                "True: say what would become of each, and leave everything as it is.",
                        example = "true")
                @Nullable Boolean dryRun,
        @NotNull @Most(500) @Doc("The people; 500 at most.") List<JsonObject> users,
        @Nullable String domainId) {}
