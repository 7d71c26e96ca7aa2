package spaceone.identity.api.v2.domainsetup;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.Permissions;
import spaceone.identity.access.RoleChanges;
import spaceone.identity.access.RoleState;
import spaceone.identity.access.RoleType;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.v2.role.CreateRoleRequest;
import spaceone.identity.api.wire.Exact;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;

/** A role, known by its name. */
@Exact
public record SetupRole(
        @NotNull @NotBlank @Most(255) String name,
        @Doc("Of a role that is here it cannot change.") @NotNull RoleType roleType,
        @Nullable RoleState state,
        @Most(Permissions.MOST) @Nullable JsonArray permissions,
        @Nullable JsonArray pageAccess,
        @TagList @Nullable JsonObject tags)
        implements SetupThing {

    @Override
    public JsonObject toThing() {
        RoleChanges wanted =
                new CreateRoleRequest(name, roleType, permissions, pageAccess, tags, null)
                        .toChanges();
        return new ThingBuilder()
                .add("name", wanted.name())
                .add("role_type", roleType)
                .add("state", state)
                .add("permissions", wanted.permissions())
                .add("page_access", wanted.pageAccess())
                .trimmed("tags", wanted.tags())
                .build();
    }
}
