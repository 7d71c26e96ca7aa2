package spaceone.identity.access;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import spaceone.identity.query.Fields;

/** A role as administrators see it. */
public record RoleInfo(
        String roleId,
        String name,
        RoleState state,
        RoleType roleType,
        List<String> permissions,
        List<String> pageAccess,
        JsonObject tags,
        boolean isManaged,
        String domainId,
        Instant createdAt,
        Instant updatedAt) {

    static final Fields FIELDS =
            Fields.of(RoleInfo.class, "r", "roles r")
                    .keyword("role_id", "name")
                    .minimal("role_id", "name", "role_type", "is_managed", "state")
                    .order("name")
                    .insertionOrder("r.id")
                    .build();

    public static RoleInfo of(Role role) {
        return new RoleInfo(
                role.roleId(),
                role.name(),
                role.state(),
                role.roleType(),
                role.permissions(),
                role.pageAccess(),
                role.tags(),
                role.isManaged(),
                role.domainId(),
                role.createdAt(),
                role.updatedAt());
    }
}
