package spaceone.identity.access;

import jakarta.json.JsonObject;
import java.util.List;

/** What is to be written of a role. Null leaves things as they are; an empty list clears. */
public record RoleChanges(
        String name, List<String> permissions, List<String> pageAccess, JsonObject tags) {}
