package spaceone.identity.founding;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.app.Apps;
import spaceone.identity.project.Projects;
import spaceone.identity.tenancy.Workspaces;
import spaceone.identity.usergroup.UserGroups;
import spaceone.identity.workspacegroup.Moves;

/**
 * Deletes a workspace with all that lives in it: apps (their secrets die), user groups, projects
 * and bindings. Its row stays, held from the first step on, so that nothing new comes in meanwhile.
 */
@Stateless
public class WorkspaceClosure {

    @Inject Workspaces workspaces;
    @Inject Moves moves;
    @Inject Apps apps;
    @Inject UserGroups userGroups;
    @Inject Projects projects;
    @Inject RoleBindings roleBindings;

    public void close(String domainId, String workspaceId) {
        moves.move(domainId, workspaceId, null);
        apps.deleteAll(domainId, workspaceId);
        userGroups.deleteAll(domainId, workspaceId);
        projects.deleteAll(domainId, workspaceId);
        roleBindings.removeAllOfWorkspace(domainId, workspaceId);
        workspaces.delete(domainId, workspaceId);
    }
}
