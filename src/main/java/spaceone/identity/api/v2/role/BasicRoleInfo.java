package spaceone.identity.api.v2.role;

import java.time.Instant;
import spaceone.identity.access.RoleState;
import spaceone.identity.access.RoleType;

/** A role as everybody may see it. */
public record BasicRoleInfo(
        String roleId,
        String name,
        RoleState state,
        RoleType roleType,
        String domainId,
        Instant createdAt,
        Instant updatedAt) {}
