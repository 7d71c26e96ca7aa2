package spaceone.identity.api.v2.role;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.Permissions;
import spaceone.identity.access.RoleChanges;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;

/** The lists are free lists, so that an empty one is told from none: it clears. */
public record UpdateRoleRequest(
        @NotNull String roleId,
        @Most(255) @Nullable String name,
        @Most(Permissions.MOST) @Nullable JsonArray permissions,
        @Nullable JsonArray pageAccess,
        @TagList @Nullable JsonObject tags,
        @Nullable String domainId) {

    RoleChanges toChanges() {
        return new RoleChanges(
                name == null ? null : name.strip(),
                Entries.of(permissions, "permissions"),
                Entries.of(pageAccess, "page_access"),
                tags);
    }
}
