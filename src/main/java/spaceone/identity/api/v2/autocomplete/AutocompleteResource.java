package spaceone.identity.api.v2.autocomplete;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;
import static spaceone.identity.token.CallerRole.SYSTEM_ADMIN;
import static spaceone.identity.token.CallerRole.USER;
import static spaceone.identity.token.CallerRole.WORKSPACE_MEMBER;
import static spaceone.identity.token.CallerRole.WORKSPACE_OWNER;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.function.Function;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Permission;
import spaceone.identity.api.Routes;
import spaceone.identity.api.StatAnswer;
import spaceone.identity.api.StatRequest;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.v2.app.AppResource;
import spaceone.identity.api.v2.domain.DomainResource;
import spaceone.identity.api.v2.project.ProjectResource;
import spaceone.identity.api.v2.projectgroup.ProjectGroupResource;
import spaceone.identity.api.v2.role.RoleResource;
import spaceone.identity.api.v2.rolebinding.RoleBindingResource;
import spaceone.identity.api.v2.user.UserResource;
import spaceone.identity.api.v2.usergroup.UserGroupResource;
import spaceone.identity.api.v2.workspace.WorkspaceResource;
import spaceone.identity.api.v2.workspacegroup.WorkspaceGroupResource;
import spaceone.identity.api.v2.workspaceuser.WorkspaceUserResource;

/**
 * Suggestions for the console's search (docs/contract/console.md): the values a key has among the
 * rows the caller may see. It is the resource's own {@code stat} in other words, with the
 * permission and the scope of that.
 */
@Path("v2/autocomplete")
@ApplicationScoped
public class AutocompleteResource {

    @Inject Caller caller;
    @Inject AppResource apps;
    @Inject DomainResource domains;
    @Inject ProjectResource projects;
    @Inject ProjectGroupResource projectGroups;
    @Inject RoleResource roles;
    @Inject RoleBindingResource roleBindings;
    @Inject UserResource users;
    @Inject UserGroupResource userGroups;
    @Inject WorkspaceResource workspaces;
    @Inject WorkspaceGroupResource workspaceGroups;
    @Inject WorkspaceUserResource workspaceUsers;

    private Map<String, Source> sources;

    private record Source(String route, Function<StatRequest, StatAnswer> stat) {}

    @PostConstruct
    void findSources() {
        sources =
                Map.ofEntries(
                        Map.entry("identity.App", new Source("v2/app/stat", apps::stat)),
                        Map.entry("identity.Domain", new Source("v2/domain/stat", domains::stat)),
                        Map.entry(
                                "identity.Project", new Source("v2/project/stat", projects::stat)),
                        Map.entry(
                                "identity.ProjectGroup",
                                new Source("v2/project-group/stat", projectGroups::stat)),
                        Map.entry("identity.Role", new Source("v2/role/stat", roles::stat)),
                        Map.entry(
                                "identity.RoleBinding",
                                new Source("v2/role-binding/stat", roleBindings::stat)),
                        Map.entry("identity.User", new Source("v2/user/stat", users::stat)),
                        Map.entry(
                                "identity.UserGroup",
                                new Source("v2/user-group/stat", userGroups::stat)),
                        Map.entry(
                                "identity.Workspace",
                                new Source("v2/workspace/stat", workspaces::stat)),
                        Map.entry(
                                "identity.WorkspaceGroup",
                                new Source("v2/workspace-group/stat", workspaceGroups::stat)),
                        Map.entry(
                                "identity.WorkspaceUser",
                                new Source("v2/workspace-user/stat", workspaceUsers::stat)));
    }

    @POST
    @Path("distinct")
    @Doc(
            value =
                    "Suggests the values that a member has among the rows a caller may see. The "
                            + "caller needs the permission of the resource's own `stat`.",
            with = "search")
    @Permission(
            value = Permission.OF_ANOTHER_METHOD,
            callers = {SYSTEM_ADMIN, DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER, USER})
    public DistinctInfo distinct(DistinctRequest request) {
        Source source = sources.get(request.resourceType());
        if (source == null) {
            throw INVALID_PARAMETER.with("resource_type", "must be one of " + names());
        }
        caller.demand(
                Routes.all()
                        .resolve(source.route())
                        .flatMap(Routes.Route::permission)
                        .orElseThrow());
        return DistinctInfo.of(source.stat().apply(request.toStatRequest()));
    }

    private String names() {
        return String.join(", ", sources.keySet().stream().sorted().toList());
    }
}
