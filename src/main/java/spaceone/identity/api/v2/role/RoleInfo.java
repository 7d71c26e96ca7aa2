package spaceone.identity.api.v2.role;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleState;
import spaceone.identity.access.RoleType;

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

    static RoleInfo of(Role role) {
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
