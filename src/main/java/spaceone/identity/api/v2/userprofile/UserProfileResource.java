package spaceone.identity.api.v2.userprofile;

import static spaceone.identity.token.CallerRole.USER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.access.MyWorkspaces;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Empty;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.Permission;
import spaceone.identity.api.v2.user.UserInfo;
import spaceone.identity.query.Query;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.Users;
import spaceone.identity.workspacegroup.WorkspaceGroupDirectory;

/**
 * {@code spaceone.api.identity.v2.UserProfile}: User in the first person. Who it is about, only the
 * token says.
 */
@Path("v2/user-profile")
@ApplicationScoped
public class UserProfileResource {

    private static final String READ = "identity:UserProfile.read";
    private static final String WRITE = "identity:UserProfile.write";

    @Inject Caller caller;
    @Inject Users users;
    @Inject OwnAccount ownAccount;
    @Inject MyWorkspaces myWorkspaces;
    @Inject WorkspaceGroupDirectory workspaceGroups;

    @POST
    @Path("get")
    @Permission(value = READ, callers = USER)
    public UserInfo get(UserProfileRequest request) {
        return UserInfo.of(users.get(caller.principal().domainId(), caller.userId()));
    }

    @POST
    @Path("update")
    @Permission(value = WRITE, callers = USER)
    public UserInfo update(UpdateUserProfileRequest request) {
        return UserInfo.of(
                ownAccount.update(
                        caller.self(),
                        request.toChanges(),
                        request.password(),
                        request.currentPassword()));
    }

    @POST
    @Path("update-password")
    @Permission(value = WRITE, callers = USER)
    public UserInfo updatePassword(UpdatePasswordRequest request) {
        return UserInfo.of(
                ownAccount.updatePassword(
                        caller.self(), request.newPassword(), request.currentPassword()));
    }

    @POST
    @Path("get-workspaces")
    @Permission(value = READ, callers = USER)
    public ListAnswer getWorkspaces(GetWorkspacesRequest request) {
        return ListAnswer.of(
                myWorkspaces.list(
                        caller.principal().domainId(),
                        caller.userId(),
                        request.workspaceGroupId(),
                        request.toQuery()));
    }

    @POST
    @Path("get-workspace-groups")
    @Permission(value = READ, callers = USER)
    public ListAnswer getWorkspaceGroups(Empty request) {
        return ListAnswer.of(
                workspaceGroups.ofUser(
                        caller.principal().domainId(), caller.userId(), Query.all()));
    }
}
