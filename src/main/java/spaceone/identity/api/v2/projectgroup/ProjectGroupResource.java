package spaceone.identity.api.v2.projectgroup;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;
import static spaceone.identity.token.CallerRole.WORKSPACE_MEMBER;
import static spaceone.identity.token.CallerRole.WORKSPACE_OWNER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Empty;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.Permission;
import spaceone.identity.api.StatAnswer;
import spaceone.identity.api.StatRequest;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.openapi.ListOf;
import spaceone.identity.project.ProjectDirectory;
import spaceone.identity.project.ProjectGroupInfo;
import spaceone.identity.project.ProjectGroups;

/** {@code spaceone.api.identity.v2.ProjectGroup} */
@Path("v2/project-group")
@ApplicationScoped
public class ProjectGroupResource {

    private static final String READ = "identity:ProjectGroup.read";
    private static final String WRITE = "identity:ProjectGroup.write";

    @Inject Caller caller;
    @Inject ProjectGroups groups;
    @Inject ProjectDirectory directory;

    @POST
    @Path("create")
    @Doc(value = "Creates a project group, at the top or below another.", with = "parent_group_id")
    @Permission(value = WRITE, callers = WORKSPACE_OWNER)
    public ProjectGroupInfo create(CreateProjectGroupRequest request) {
        return ProjectGroupInfo.of(
                groups.create(
                        caller.domain(request.domainId()),
                        caller.demandWorkspace(request.workspaceId()),
                        request.name().strip(),
                        request.parentGroupId(),
                        request.tags()));
    }

    @POST
    @Path("update")
    @Doc(value = "Changes name and tags of a project group.", with = "name")
    @Permission(value = WRITE, callers = WORKSPACE_OWNER)
    public ProjectGroupInfo update(UpdateProjectGroupRequest request) {
        String name = request.name() == null ? null : request.name().strip();
        return ProjectGroupInfo.of(
                groups.update(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.projectGroupId(),
                        name,
                        request.tags()));
    }

    @POST
    @Path("change-parent-group")
    @Doc(
            value = "Moves a project group below another, or without one to the top.",
            with = "parent_group_id")
    @Permission(value = WRITE, callers = WORKSPACE_OWNER)
    public ProjectGroupInfo changeParentGroup(ChangeParentGroupRequest request) {
        return ProjectGroupInfo.of(
                groups.changeParent(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.projectGroupId(),
                        request.parentGroupId()));
    }

    @POST
    @Path("delete")
    @Doc("Deletes a project group that has neither projects nor groups.")
    @Permission(value = WRITE, callers = WORKSPACE_OWNER)
    public Empty delete(ProjectGroupRequest request) {
        groups.delete(
                caller.place(request.domainId(), request.workspaceId()), request.projectGroupId());
        return new Empty();
    }

    @POST
    @Path("add-users")
    @Doc("Adds users to a project group. They need a role in the workspace.")
    @Permission(value = WRITE, callers = WORKSPACE_OWNER)
    public ProjectGroupInfo addUsers(UsersProjectGroupRequest request) {
        return ProjectGroupInfo.of(
                groups.addUsers(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.projectGroupId(),
                        request.users()));
    }

    @POST
    @Path("remove-users")
    @Doc("Takes users out of a project group.")
    @Permission(value = WRITE, callers = WORKSPACE_OWNER)
    public ProjectGroupInfo removeUsers(UsersProjectGroupRequest request) {
        return ProjectGroupInfo.of(
                groups.removeUsers(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.projectGroupId(),
                        request.users()));
    }

    @POST
    @Path("get")
    @Doc("Shows a project group.")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    public ProjectGroupInfo get(ProjectGroupRequest request) {
        return ProjectGroupInfo.of(
                groups.get(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.projectGroupId()));
    }

    @POST
    @Path("list")
    @Doc(value = "Lists project groups.", with = "query")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    @ListOf(ProjectGroupInfo.class)
    public Record list(ProjectGroupSearchQuery request) {
        return ListAnswer.of(
                directory.listGroups(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.toQuery()));
    }

    @POST
    @Path("stat")
    @Doc(value = "Counts and groups project groups.", with = "query")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    public StatAnswer stat(StatRequest request) {
        return StatAnswer.of(
                directory.statGroups(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.toStatistics()));
    }
}
