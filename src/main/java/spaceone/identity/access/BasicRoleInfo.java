package spaceone.identity.access;

import java.time.Instant;
import spaceone.identity.query.Fields;

/** What everybody may know of a role: that it is there, not what it allows. */
public record BasicRoleInfo(
        String roleId,
        String name,
        RoleState state,
        RoleType roleType,
        String domainId,
        Instant createdAt,
        Instant updatedAt) {

    static final Fields FIELDS =
            Fields.of(BasicRoleInfo.class, "r", "roles r")
                    .keyword("role_id", "name")
                    .minimal("role_id", "name", "role_type", "state")
                    .order("name")
                    .insertionOrder("r.id")
                    .build();
}
