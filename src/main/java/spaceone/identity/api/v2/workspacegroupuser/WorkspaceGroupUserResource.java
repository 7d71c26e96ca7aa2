package spaceone.identity.api.v2.workspacegroupuser;

import static spaceone.identity.token.CallerRole.USER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.api.Caller;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.Permission;
import spaceone.identity.api.StatAnswer;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.openapi.ListOf;
import spaceone.identity.api.v2.workspacegroup.UsersWorkspaceGroupRequest;
import spaceone.identity.api.v2.workspacegroup.WorkspaceGroupRequest;
import spaceone.identity.api.v2.workspacegroup.WorkspaceGroupSearchQuery;
import spaceone.identity.user.Outsiders;
import spaceone.identity.user.WorkspaceGroupUserSummaryInfo;
import spaceone.identity.workspacegroup.GroupAuthority;
import spaceone.identity.workspacegroup.GroupEditor;
import spaceone.identity.workspacegroup.GroupMembers;
import spaceone.identity.workspacegroup.WorkspaceGroupDirectory;
import spaceone.identity.workspacegroup.WorkspaceGroupInfo;
import spaceone.identity.workspacegroup.WorkspaceGroups;

/**
 * {@code spaceone.api.identity.v2.WorkspaceGroupUser} : a workspace group for those who are in it.
 */
@Path("v2/workspace-group-user")
@ApplicationScoped
public class WorkspaceGroupUserResource {

    private static final String READ = "identity:WorkspaceGroupUser.read";
    private static final String WRITE = "identity:WorkspaceGroupUser.write";

    @Inject Caller caller;
    @Inject WorkspaceGroups groups;
    @Inject GroupMembers members;
    @Inject GroupAuthority authority;
    @Inject WorkspaceGroupDirectory directory;
    @Inject Outsiders outsiders;

    @POST
    @Path("add")
    @Doc(
            "Adds users to a workspace group that the caller owns. They get their role in "
                    + "each of its workspaces.")
    @Permission(value = WRITE, callers = USER)
    public WorkspaceGroupInfo add(UsersWorkspaceGroupRequest request) {
        return WorkspaceGroupInfo.of(
                members.add(
                        caller.domain(request.domainId()),
                        request.workspaceGroupId(),
                        request.toEntries(),
                        editor()));
    }

    @POST
    @Path("remove")
    @Doc(
            "Takes users out of a workspace group that the caller owns, or the caller "
                    + "themselves.")
    @Permission(value = WRITE, callers = USER)
    public WorkspaceGroupInfo remove(UsersWorkspaceGroupRequest request) {
        return WorkspaceGroupInfo.of(
                members.remove(
                        caller.domain(request.domainId()),
                        request.workspaceGroupId(),
                        request.userIds(),
                        editor()));
    }

    @POST
    @Path("update-role")
    @Doc("Gives a user of a workspace group that the caller owns another role.")
    @Permission(value = WRITE, callers = USER)
    public WorkspaceGroupInfo updateRole(WorkspaceGroupUserUpdateRoleRequest request) {
        return WorkspaceGroupInfo.of(
                members.changeRole(
                        caller.domain(request.domainId()),
                        request.workspaceGroupId(),
                        request.toEntry(),
                        editor()));
    }

    @POST
    @Path("find")
    @Doc(value = "Finds users of the domain who are not in a workspace group.", with = "keyword")
    @Permission(value = READ, callers = USER)
    @ListOf(WorkspaceGroupUserSummaryInfo.class)
    public Record find(WorkspaceGroupUserFindRequest request) {
        authority.demandReader(
                caller.domain(request.domainId()), request.workspaceGroupId(), editor());
        return ListAnswer.of(
                outsiders.ofWorkspaceGroup(
                        caller.domain(request.domainId()),
                        request.workspaceGroupId(),
                        request.toQuery()));
    }

    @POST
    @Path("get")
    @Doc("Shows a workspace group that the caller is in.")
    @Permission(value = READ, callers = USER)
    public WorkspaceGroupInfo get(WorkspaceGroupRequest request) {
        authority.demandReader(
                caller.domain(request.domainId()), request.workspaceGroupId(), editor());
        return WorkspaceGroupInfo.of(
                groups.get(caller.domain(request.domainId()), request.workspaceGroupId()));
    }

    @POST
    @Path("list")
    @Doc(value = "Lists the workspace groups that the caller is in.", with = "query")
    @Permission(value = READ, callers = USER)
    @ListOf(WorkspaceGroupInfo.class)
    public Record list(WorkspaceGroupSearchQuery request) {
        String domainId = caller.domain(request.domainId());
        return ListAnswer.of(
                editor().administrator()
                        ? directory.list(domainId, request.toQuery())
                        : directory.ofUser(domainId, caller.userId(), request.toQuery()));
    }

    @POST
    @Path("stat")
    @Doc(value = "Counts and groups the users of a workspace group.", with = "query")
    @Permission(value = READ, callers = USER)
    public StatAnswer stat(WorkspaceGroupUserStatQuery request) {
        authority.demandReader(
                caller.domain(request.domainId()), request.workspaceGroupId(), editor());
        return StatAnswer.of(
                directory.statUsers(
                        caller.domain(request.domainId()),
                        request.workspaceGroupId(),
                        request.toStatistics()));
    }

    /** In his own name: what he may do depends on what he is in the group. */
    private GroupEditor editor() {
        return new GroupEditor(caller.id(), caller.principal().isSystem());
    }
}
