package spaceone.identity.api.v2.userprofile;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import spaceone.identity.access.RoleBindingInfo;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.v2.workspacegroup.WorkspaceGroupInfo;

public record MyWorkspaceGroupInfo(
        String workspaceGroupId,
        String name,
        @Doc("The people of the group, with their roles.") List<WorkspaceGroupInfo.User> users,
        JsonObject tags,
        RoleBindingInfo roleBindingInfo,
        String createdBy,
        String updatedBy,
        String domainId,
        Instant createdAt,
        Instant updatedAt) {}
