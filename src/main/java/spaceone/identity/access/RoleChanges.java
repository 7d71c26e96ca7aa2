package spaceone.identity.access;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be written of a role. Null leaves things as they are; an empty list clears. */
public record RoleChanges(
        @Nullable String name,
        @Nullable List<String> permissions,
        @Nullable List<String> pageAccess,
        @Nullable JsonObject tags) {}
