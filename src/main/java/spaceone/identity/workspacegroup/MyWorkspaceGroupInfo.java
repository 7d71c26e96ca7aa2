package spaceone.identity.workspacegroup;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.RoleBindingInfo;
import spaceone.identity.query.Fields;

/** A user's group, with one of the bindings it gave them. */
public record MyWorkspaceGroupInfo(
        String workspaceGroupId,
        String name,
        List<WorkspaceGroupMember> users,
        JsonObject tags,
        @Nullable RoleBindingInfo roleBindingInfo,
        String createdBy,
        String updatedBy,
        String domainId,
        Instant createdAt,
        Instant updatedAt) {

    static final Fields FIELDS =
            WorkspaceGroupInfo.group(
                            Fields.of(
                                    MyWorkspaceGroupInfo.class,
                                    "g",
                                    WorkspaceGroupInfo.GROUPS_OF_USER))
                    .computed(
                            "role_binding_info",
                            "(select "
                                    + RoleBindingInfo.FIELDS.json()
                                    + " from role_bindings b"
                                    + " where b.workspace_group_id = g.workspace_group_id"
                                    + " and b.user_id = u.user_id order by b.created_at, b.id limit 1)")
                    .build();
}
