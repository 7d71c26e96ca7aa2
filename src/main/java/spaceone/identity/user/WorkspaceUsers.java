package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.access.RoleType;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Results;
import spaceone.identity.query.Scope;
import spaceone.identity.query.Statistics;
import spaceone.identity.tenancy.Workspaces;

/** The users of a workspace: those who have a role there. */
@Stateless
public class WorkspaceUsers {

    @Inject Users users;
    @Inject RoleBindings roleBindings;
    @Inject Workspaces workspaces;
    @Inject Results results;

    public Appointments.Newcomer get(String domainId, String workspaceId, String userId) {
        workspaces.get(domainId, workspaceId);
        return roleBindings
                .of(domainId, userId, workspaceId)
                .map(binding -> new Appointments.Newcomer(users.get(domainId, userId), binding))
                .orElseThrow(() -> CommonError.NOT_FOUND.with("user_id", userId));
    }

    /** {@code roleType} is that of the binding, not the user's own; null for any. */
    public Listing list(
            String domainId, String workspaceId, @Nullable RoleType roleType, Query query) {
        if (roleType == RoleType.DOMAIN_ADMIN) {
            throw CommonError.INVALID_PARAMETER.with(
                    "role_type", "must be WORKSPACE_OWNER or WORKSPACE_MEMBER");
        }
        Scope scope = scope(domainId, workspaceId);
        return results.list(
                WorkspaceUserInfo.FIELDS,
                roleType == null ? scope : scope.and("b.role_type = ?", roleType.name()),
                query);
    }

    public JsonObject stat(String domainId, String workspaceId, Statistics statistics) {
        return results.stat(WorkspaceUserInfo.FIELDS, scope(domainId, workspaceId), statistics);
    }

    private static Scope scope(String domainId, String workspaceId) {
        return Scope.of("u.domain_id = ? and b.workspace_id = ?", domainId, workspaceId)
                .counted(UserFields.COUNT_IN_WORKSPACE, domainId, workspaceId);
    }
}
