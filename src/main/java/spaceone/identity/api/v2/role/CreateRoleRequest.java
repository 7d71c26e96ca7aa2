package spaceone.identity.api.v2.role;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.Permissions;
import spaceone.identity.access.RoleChanges;
import spaceone.identity.access.RoleType;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;

public record CreateRoleRequest(
        @NotNull @NotBlank @Most(255) String name,
        @NotNull RoleType roleType,
        @Most(Permissions.MOST) @Nullable JsonArray permissions,
        @Nullable JsonArray pageAccess,
        @TagList @Nullable JsonObject tags,
        @Nullable String domainId) {

    public RoleChanges toChanges() {
        return new RoleChanges(
                name.strip(),
                Entries.of(permissions, "permissions"),
                Entries.of(pageAccess, "page_access"),
                tags);
    }
}
