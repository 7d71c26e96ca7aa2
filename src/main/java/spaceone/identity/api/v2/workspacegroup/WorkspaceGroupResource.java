package spaceone.identity.api.v2.workspacegroup;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;

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
import spaceone.identity.workspacegroup.GroupEditor;
import spaceone.identity.workspacegroup.GroupMembers;
import spaceone.identity.workspacegroup.WorkspaceGroupDirectory;
import spaceone.identity.workspacegroup.WorkspaceGroupInfo;
import spaceone.identity.workspacegroup.WorkspaceGroups;

/** {@code spaceone.api.identity.v2.WorkspaceGroup} */
@Path("v2/workspace-group")
@ApplicationScoped
public class WorkspaceGroupResource {

    private static final String READ = "identity:WorkspaceGroup.read";
    private static final String WRITE = "identity:WorkspaceGroup.write";

    @Inject Caller caller;
    @Inject WorkspaceGroups groups;
    @Inject GroupMembers members;
    @Inject WorkspaceGroupDirectory directory;

    @POST
    @Path("create")
    @Doc(value = "Creates a workspace group: workspaces that share people.", with = "tags")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public WorkspaceGroupInfo create(CreateWorkspaceGroupRequest request) {
        return WorkspaceGroupInfo.of(
                groups.create(
                        caller.domain(request.domainId()),
                        request.name().strip(),
                        request.tags(),
                        caller.id()));
    }

    @POST
    @Path("update")
    @Doc(value = "Changes name and tags of a workspace group.", with = "name")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public WorkspaceGroupInfo update(UpdateWorkspaceGroupRequest request) {
        String name = request.name() == null ? null : request.name().strip();
        return WorkspaceGroupInfo.of(
                groups.update(
                        caller.domain(request.domainId()),
                        request.workspaceGroupId(),
                        name,
                        request.tags(),
                        caller.id()));
    }

    @POST
    @Path("delete")
    @Doc("Deletes a workspace group that has neither workspaces nor users.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public Empty delete(WorkspaceGroupRequest request) {
        groups.delete(caller.domain(request.domainId()), request.workspaceGroupId());
        return new Empty();
    }

    @POST
    @Path("add-users")
    @Doc("Adds users to a workspace group. They get their role in each of its " + "workspaces.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public WorkspaceGroupInfo addUsers(UsersWorkspaceGroupRequest request) {
        return WorkspaceGroupInfo.of(
                members.add(
                        caller.domain(request.domainId()),
                        request.workspaceGroupId(),
                        request.toEntries(),
                        editor()));
    }

    @POST
    @Path("remove-users")
    @Doc("Takes users out of a workspace group, and their roles in its workspaces.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public WorkspaceGroupInfo removeUsers(UsersWorkspaceGroupRequest request) {
        return WorkspaceGroupInfo.of(
                members.remove(
                        caller.domain(request.domainId()),
                        request.workspaceGroupId(),
                        request.userIds(),
                        editor()));
    }

    @POST
    @Path("update-role")
    @Doc("Gives a user of a workspace group another role in all of its workspaces.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public WorkspaceGroupInfo updateRole(WorkspaceGroupUpdateRoleRequest request) {
        return WorkspaceGroupInfo.of(
                members.changeRole(
                        caller.domain(request.domainId()),
                        request.workspaceGroupId(),
                        request.toEntry(),
                        editor()));
    }

    @POST
    @Path("get")
    @Doc("Shows a workspace group.")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public WorkspaceGroupInfo get(WorkspaceGroupRequest request) {
        return WorkspaceGroupInfo.of(
                groups.get(caller.domain(request.domainId()), request.workspaceGroupId()));
    }

    @POST
    @Path("list")
    @Doc(value = "Lists the workspace groups of a domain.", with = "query")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    @ListOf(WorkspaceGroupInfo.class)
    public Record list(WorkspaceGroupSearchQuery request) {
        return ListAnswer.of(directory.list(caller.domain(request.domainId()), request.toQuery()));
    }

    @POST
    @Path("stat")
    @Doc(value = "Counts and groups workspace groups.", with = "query")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public StatAnswer stat(StatRequest request) {
        return StatAnswer.of(
                directory.stat(caller.domain(request.domainId()), request.toStatistics()));
    }

    private GroupEditor editor() {
        return new GroupEditor(caller.id(), true);
    }
}
