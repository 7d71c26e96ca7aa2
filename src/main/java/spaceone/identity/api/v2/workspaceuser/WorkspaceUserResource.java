package spaceone.identity.api.v2.workspaceuser;

import static spaceone.identity.CommonError.PERMISSION_DENIED;
import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;
import static spaceone.identity.token.CallerRole.WORKSPACE_MEMBER;
import static spaceone.identity.token.CallerRole.WORKSPACE_OWNER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.access.ResourceGroup;
import spaceone.identity.api.Caller;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.Permission;
import spaceone.identity.api.StatAnswer;
import spaceone.identity.api.StatRequest;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.openapi.ListOf;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;
import spaceone.identity.user.Appointments;
import spaceone.identity.user.Outsiders;
import spaceone.identity.user.UserSummaryInfo;
import spaceone.identity.user.WorkspaceUserInfo;
import spaceone.identity.user.WorkspaceUsers;

/** {@code spaceone.api.identity.v2.WorkspaceUser}: the users of a workspace. */
@Path("v2/workspace-user")
@ApplicationScoped
public class WorkspaceUserResource {

    private static final String READ = "identity:WorkspaceUser.read";
    private static final String WRITE = "identity:WorkspaceUser.write";

    @Inject Caller caller;
    @Inject WorkspaceUsers users;
    @Inject Outsiders outsiders;
    @Inject Appointments appointments;

    /** Whether members, too, may look for people of the whole domain. */
    @Inject
    @Configured(Setting.ACCESS_MEMBERS_FIND_USERS)
    boolean membersFind;

    @POST
    @Path("create")
    @Doc(
            value =
                    "Creates a user with a role in a workspace. With `reset_password` the mail "
                            + "INVITATION_LINK or INVITATION_PASSWORD lets them choose their password; "
                            + "external users get SSO_INVITATION.",
            with = "password email")
    @Permission(value = WRITE, callers = WORKSPACE_OWNER)
    public WorkspaceUserInfo create(CreateWorkspaceUserRequest request) {
        return WorkspaceUserInfo.of(
                appointments.welcome(
                        caller.domain(request.domainId()),
                        request.toNewUser(),
                        request.roleId(),
                        ResourceGroup.WORKSPACE,
                        caller.demandWorkspace(request.workspaceId())));
    }

    @POST
    @Path("find")
    @Doc(
            value =
                    "Finds users of the domain who have no role in a workspace. For members only "
                            + "where `identity.access.members-find-users` allows it.",
            with = "keyword")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    @ListOf(UserSummaryInfo.class)
    public Record find(WorkspaceUserFindRequest request) {
        if (!membersFind && caller.isMember()) {
            throw PERMISSION_DENIED.with();
        }
        return ListAnswer.of(
                outsiders.ofWorkspace(
                        caller.domain(request.domainId()),
                        caller.demandWorkspace(request.workspaceId()),
                        request.toQuery()));
    }

    @POST
    @Path("get")
    @Doc(value = "Shows a user of a workspace with their role there.", with = "workspace_id")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    public WorkspaceUserInfo get(WorkspaceUserRequest request) {
        return WorkspaceUserInfo.of(
                users.get(
                        caller.domain(request.domainId()),
                        caller.demandWorkspace(request.workspaceId()),
                        request.userId()));
    }

    @POST
    @Path("list")
    @Doc(
            value = "Lists the users of a workspace with their roles there.",
            with = "query workspace_id")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    @ListOf(WorkspaceUserInfo.class)
    public Record list(WorkspaceUserSearchQuery request) {
        return ListAnswer.of(
                users.list(
                        caller.domain(request.domainId()),
                        caller.demandWorkspace(request.workspaceId()),
                        request.roleType(),
                        request.toQuery()));
    }

    @POST
    @Path("stat")
    @Doc(value = "Counts and groups the users of a workspace.", with = "query workspace_id")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    public StatAnswer stat(StatRequest request) {
        return StatAnswer.of(
                users.stat(
                        caller.domain(request.domainId()),
                        caller.demandWorkspace(request.workspaceId()),
                        request.toStatistics()));
    }
}
