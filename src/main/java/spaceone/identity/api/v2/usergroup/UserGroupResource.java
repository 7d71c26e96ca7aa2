package spaceone.identity.api.v2.usergroup;

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
import spaceone.identity.usergroup.UserGroupInfo;
import spaceone.identity.usergroup.UserGroups;

/** {@code spaceone.api.identity.v2.UserGroup} */
@Path("v2/user-group")
@ApplicationScoped
public class UserGroupResource {

    private static final String READ = "identity:UserGroup.read";
    private static final String WRITE = "identity:UserGroup.write";

    @Inject Caller caller;
    @Inject UserGroups groups;

    @POST
    @Path("create")
    @Doc(value = "Creates a user group in a workspace.", with = "description")
    @Permission(value = WRITE, callers = WORKSPACE_OWNER)
    public UserGroupInfo create(CreateUserGroupRequest request) {
        return UserGroupInfo.of(
                groups.create(
                        caller.domain(request.domainId()),
                        caller.demandWorkspace(request.workspaceId()),
                        request.toWanted()));
    }

    @POST
    @Path("update")
    @Doc(value = "Changes name, description and tags of a user group.", with = "name")
    @Permission(value = WRITE, callers = WORKSPACE_OWNER)
    public UserGroupInfo update(UpdateUserGroupRequest request) {
        return UserGroupInfo.of(
                groups.update(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.userGroupId(),
                        request.toWanted()));
    }

    @POST
    @Path("delete")
    @Doc("Deletes a user group. Its users stay.")
    @Permission(value = WRITE, callers = WORKSPACE_OWNER)
    public Empty delete(UserGroupRequest request) {
        groups.delete(
                caller.place(request.domainId(), request.workspaceId()), request.userGroupId());
        return new Empty();
    }

    @POST
    @Path("add-users")
    @Doc("Adds users to a group. They need a role in the workspace.")
    @Permission(value = WRITE, callers = WORKSPACE_OWNER)
    public UserGroupInfo addUsers(UsersUserGroupRequest request) {
        return UserGroupInfo.of(
                groups.addUsers(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.userGroupId(),
                        request.users()));
    }

    @POST
    @Path("remove-users")
    @Doc("Takes users out of a group.")
    @Permission(value = WRITE, callers = WORKSPACE_OWNER)
    public UserGroupInfo removeUsers(UsersUserGroupRequest request) {
        return UserGroupInfo.of(
                groups.removeUsers(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.userGroupId(),
                        request.users()));
    }

    @POST
    @Path("get")
    @Doc("Shows a user group.")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    public UserGroupInfo get(UserGroupRequest request) {
        return UserGroupInfo.of(
                groups.get(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.userGroupId()));
    }

    @POST
    @Path("list")
    @Doc(value = "Lists the user groups of a workspace, or of one user.", with = "query")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    @ListOf(UserGroupInfo.class)
    public Record list(UserGroupSearchQuery request) {
        return ListAnswer.of(
                groups.list(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.userId(),
                        request.toQuery()));
    }

    @POST
    @Path("stat")
    @Doc(value = "Counts and groups user groups.", with = "query")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    public StatAnswer stat(StatRequest request) {
        return StatAnswer.of(
                groups.stat(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.toStatistics()));
    }
}
