package spaceone.identity.domainsetup;

import static spaceone.identity.CommonError.NOT_FOUND;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.stream.Collectors;
import spaceone.identity.usergroup.UserGroup;
import spaceone.identity.usergroup.UserGroups;

/**
 * Names in place of ids, as they are in the present transaction: things may just have been made.
 */
@Stateless
public class SetupNames {

    private static final String ROLES =
            "select r.roleId, r.name from Role r where r.domainId = :domainId";
    private static final String WORKSPACES =
            "select w.workspaceId, w.name from Workspace w where w.domainId = :domainId"
                    + " and w.state <> spaceone.identity.tenancy.WorkspaceState.DELETED";
    private static final String WORKSPACE_GROUPS =
            "select g.workspaceGroupId, g.name from WorkspaceGroup g where g.domainId = :domainId";

    @PersistenceContext EntityManager em;
    @Inject UserGroups userGroups;

    public String roleId(String domainId, String name) {
        return id(ofRoles(domainId), "role", name);
    }

    public String workspaceId(String domainId, String name) {
        return id(ofWorkspaces(domainId), "workspace", name);
    }

    public String workspaceGroupId(String domainId, String name) {
        return id(ofWorkspaceGroups(domainId), "workspace_group", name);
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

    private static String id(Map<String, String> names, String member, String name) {
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> NOT_FOUND.with(member, name));
    }

    private Map<String, String> names(String query, String domainId) {
        return em.createQuery(query, Object[].class)
                .setParameter("domainId", domainId)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }
}
