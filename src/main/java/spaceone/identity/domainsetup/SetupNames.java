package spaceone.identity.domainsetup;

import static spaceone.identity.CommonError.NOT_FOUND;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.stream.Collectors;
import spaceone.identity.access.Role;
import spaceone.identity.access.Roles;
import spaceone.identity.query.QueryError;
import spaceone.identity.tenancy.Workspace;
import spaceone.identity.tenancy.Workspaces;
import spaceone.identity.usergroup.UserGroup;
import spaceone.identity.usergroup.UserGroups;
import spaceone.identity.workspacegroup.WorkspaceGroup;
import spaceone.identity.workspacegroup.WorkspaceGroups;

/**
 * Names in place of ids, as they are in the present transaction: things may just have been made.
 */
@Stateless
public class SetupNames {

    private static final String ROLES =
            "select e.roleId, e.name from Role e where e.domainId = :domainId";
    private static final String WORKSPACES =
            "select e.workspaceId, e.name from Workspace e where e.domainId = :domainId"
                    + " and e.state <> spaceone.identity.tenancy.WorkspaceState.DELETED";
    private static final String WORKSPACE_GROUPS =
            "select e.workspaceGroupId, e.name from WorkspaceGroup e where e.domainId = :domainId";

    /** More than a document can name. */
    private static final int MOST = 20_000;

    @PersistenceContext EntityManager em;
    @Inject Roles roles;
    @Inject Workspaces workspaces;
    @Inject WorkspaceGroups workspaceGroups;
    @Inject UserGroups userGroups;

    public String roleId(String domainId, String name) {
        return roles.named(domainId, name)
                .map(Role::roleId)
                .orElseThrow(() -> NOT_FOUND.with("role", name));
    }

    public String workspaceId(String domainId, String name) {
        return workspaces
                .named(domainId, name)
                .map(Workspace::workspaceId)
                .orElseThrow(() -> NOT_FOUND.with("workspace", name));
    }

    public String workspaceGroupId(String domainId, String name) {
        return workspaceGroups
                .named(domainId, name)
                .map(WorkspaceGroup::workspaceGroupId)
                .orElseThrow(() -> NOT_FOUND.with("workspace_group", name));
    }

    public String userGroupId(String domainId, String workspaceId, String name) {
        return userGroups
                .named(domainId, workspaceId, name)
                .map(UserGroup::userGroupId)
                .orElseThrow(() -> NOT_FOUND.with("user_group", name));
    }

    public Map<String, String> ofRoles(String domainId) {
        return names(ROLES, domainId);
    }

    public Map<String, String> ofWorkspaces(String domainId) {
        return names(WORKSPACES, domainId);
    }

    public Map<String, String> ofWorkspaceGroups(String domainId) {
        return names(WORKSPACE_GROUPS, domainId);
    }

    private Map<String, String> names(String query, String domainId) {
        Map<String, String> names =
                em.createQuery(query, Object[].class)
                        .setParameter("domainId", domainId)
                        .setMaxResults(MOST + 1)
                        .getResultStream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
        if (names.size() > MOST) {
            throw QueryError.ANSWER_TOO_LARGE.with(MOST);
        }
        return names;
    }
}
