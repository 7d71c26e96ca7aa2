package spaceone.identity.workspacegroup;

import spaceone.identity.query.Fields;

/** A user of a workspace group, their role in its workspaces, and who they are. */
public record WorkspaceGroupMember(
        String userId, String roleId, String roleType, String userName, String state) {

    static final Fields FIELDS =
            Fields.of(
                            WorkspaceGroupMember.class,
                            "m",
                            "workspace_group_users m"
                                    + " join users n on n.domain_id = m.domain_id and n.user_id = m.user_id")
                    .text("user_name", "n.name")
                    .text("state", "n.state")
                    .order("user_id")
                    .insertionOrder("m.id")
                    .build();
}
