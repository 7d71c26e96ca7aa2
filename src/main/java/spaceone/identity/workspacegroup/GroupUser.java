package spaceone.identity.workspacegroup;

/** A user of a workspace group, his role in its workspaces, and who he is. */
public record GroupUser(
        String userId, String roleId, String roleType, String userName, String state) {}
