package spaceone.identity.api.v2.project;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;
import static spaceone.identity.token.CallerRole.WORKSPACE_MEMBER;
import static spaceone.identity.token.CallerRole.WORKSPACE_OWNER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Empty;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.Permission;
import spaceone.identity.api.StatAnswer;
import spaceone.identity.api.StatRequest;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.openapi.ListOf;
import spaceone.identity.project.ProjectDirectory;
import spaceone.identity.project.ProjectInfo;
import spaceone.identity.project.Projects;
import spaceone.identity.project.Reach;
import spaceone.identity.tenancy.Place;
import spaceone.identity.token.Principal;

/** {@code spaceone.api.identity.v2.Project} */
@Path("v2/project")
@ApplicationScoped
public class ProjectResource {

    private static final String READ = "identity:Project.read";
    private static final String WRITE = "identity:Project.write";

    @Inject Caller caller;
    @Inject Projects projects;
    @Inject ProjectDirectory directory;

    @POST
    @Path("create")
    @Doc(value = "Creates a project in a workspace.", with = "project_group_id")
    @Permission(value = WRITE, callers = WORKSPACE_OWNER)
    public ProjectInfo create(CreateProjectRequest request) {
        return ProjectInfo.of(
                projects.create(
                        caller.domain(request.domainId()),
                        caller.demandWorkspace(request.workspaceId()),
                        request.toNewProject(caller.id())));
    }

    @POST
    @Path("update")
    @Doc(
            value = "Changes name and tags of a project. Members change only projects they are in.",
            with = "name")
    @Permission(
            value = WRITE,
            callers = {WORKSPACE_OWNER, WORKSPACE_MEMBER})
    public ProjectInfo update(UpdateProjectRequest request) {
        String name = request.name() == null ? null : request.name().strip();
        return ProjectInfo.of(
                projects.update(
                        reach(request.domainId(), request.workspaceId()),
                        request.projectId(),
                        name,
                        request.tags()));
    }

    @POST
    @Path("update-project-type")
    @Doc("Makes a project private or public. A public one loses its list of users.")
    @Permission(value = WRITE, callers = WORKSPACE_OWNER)
    public ProjectInfo updateProjectType(UpdateProjectTypeRequest request) {
        return ProjectInfo.of(
                projects.changeType(
                        reach(request.domainId(), request.workspaceId()),
                        request.projectId(),
                        request.projectType()));
    }

    @POST
    @Path("change-project-group")
    @Doc(
            value = "Moves a project into a group, or without one out of its group.",
            with = "project_group_id")
    @Permission(value = WRITE, callers = WORKSPACE_OWNER)
    public ProjectInfo changeProjectGroup(ChangeProjectGroupRequest request) {
        return ProjectInfo.of(
                projects.changeGroup(
                        reach(request.domainId(), request.workspaceId()),
                        request.projectId(),
                        request.projectGroupId()));
    }

    @POST
    @Path("delete")
    @Doc("Deletes a project.")
    @Permission(value = WRITE, callers = WORKSPACE_OWNER)
    public Empty delete(ProjectRequest request) {
        projects.delete(reach(request.domainId(), request.workspaceId()), request.projectId());
        return new Empty();
    }

    @POST
    @Path("add-users")
    @Doc("Adds users to a private project. They need a role in the workspace.")
    @Permission(
            value = WRITE,
            callers = {WORKSPACE_OWNER, WORKSPACE_MEMBER})
    public ProjectInfo addUsers(UsersProjectRequest request) {
        return ProjectInfo.of(
                projects.addUsers(
                        reach(request.domainId(), request.workspaceId()),
                        request.projectId(),
                        request.users()));
    }

    @POST
    @Path("remove-users")
    @Doc("Takes users out of a project.")
    @Permission(
            value = WRITE,
            callers = {WORKSPACE_OWNER, WORKSPACE_MEMBER})
    public ProjectInfo removeUsers(UsersProjectRequest request) {
        return ProjectInfo.of(
                projects.removeUsers(
                        reach(request.domainId(), request.workspaceId()),
                        request.projectId(),
                        request.users()));
    }

    @POST
    @Path("get")
    @Doc("Shows a project. Members see only their own and public ones.")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    public ProjectInfo get(ProjectRequest request) {
        return ProjectInfo.of(
                projects.get(
                        reach(request.domainId(), request.workspaceId()), request.projectId()));
    }

    @POST
    @Path("list")
    @Doc(value = "Lists projects. Members see only their own and public ones.", with = "query")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    @ListOf(ProjectInfo.class)
    public Record list(ProjectSearchQuery request) {
        return ListAnswer.of(
                directory.list(
                        reach(request.domainId(), request.workspaceId()),
                        request.toWanted(),
                        request.toQuery()));
    }

    @POST
    @Path("stat")
    @Doc(value = "Counts and groups the projects that a caller may see.", with = "query")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    public StatAnswer stat(StatRequest request) {
        return StatAnswer.of(
                directory.stat(
                        reach(request.domainId(), request.workspaceId()), request.toStatistics()));
    }

    /** A member's own projects, an app's own, or all of the workspace. */
    private Reach reach(@Nullable String domainId, @Nullable String workspaceId) {
        Principal principal = caller.principal();
        Place place = caller.place(domainId, workspaceId);
        if (!caller.isMember()) {
            return Reach.of(place);
        }
        return principal.isHuman()
                ? Reach.ofMember(place, principal.subject())
                : Reach.ofSome(place, principal.projects());
    }
}
