package spaceone.identity.api.v2.user;

import static spaceone.identity.CommonError.PERMISSION_DENIED;
import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;
import static spaceone.identity.token.CallerRole.WORKSPACE_OWNER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import spaceone.identity.access.ResourceGroup;
import spaceone.identity.access.RoleType;
import spaceone.identity.access.Roles;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Empty;
import spaceone.identity.api.ForgottenPasswords;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.MfaOptions;
import spaceone.identity.api.NoAuth;
import spaceone.identity.api.Permission;
import spaceone.identity.api.StatAnswer;
import spaceone.identity.api.StatRequest;
import spaceone.identity.api.openapi.ListOf;
import spaceone.identity.mfa.BypassCodes;
import spaceone.identity.mfa.Factors;
import spaceone.identity.mfa.MfaConfirmation;
import spaceone.identity.mfa.MfaEnrolment;
import spaceone.identity.mfa.OwnFactor;
import spaceone.identity.user.Administration;
import spaceone.identity.user.Appointments;
import spaceone.identity.user.Blocks;
import spaceone.identity.user.EmailConfirmation;
import spaceone.identity.user.EmailVerification;
import spaceone.identity.user.ExternalIdentities;
import spaceone.identity.user.Invitations;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.OwnAddress;
import spaceone.identity.user.Registration;
import spaceone.identity.user.User;
import spaceone.identity.user.UserUpdates;
import spaceone.identity.user.Users;

/** {@code spaceone.api.identity.v2.User} */
@Path("v2/user")
@ApplicationScoped
public class UserResource {

    private static final String READ = "identity:User.read";
    private static final String WRITE = "identity:User.write";

    @Inject Caller caller;
    @Inject Users users;
    @Inject UserUpdates updates;
    @Inject Blocks blocks;
    @Inject ExternalIdentities identities;
    @Inject Registration registration;
    @Inject Invitations invitations;
    @Inject Appointments appointments;
    @Inject Roles roles;
    @Inject Administration administration;
    @Inject OwnAccount ownAccount;
    @Inject EmailVerification emailVerification;
    @Inject OwnAddress ownAddress;
    @Inject OwnFactor ownFactor;
    @Inject EmailConfirmation emailConfirmation;
    @Inject ForgottenPasswords forgottenPasswords;
    @Inject MfaEnrolment mfaEnrolment;
    @Inject MfaConfirmation mfaConfirmation;
    @Inject BypassCodes bypassCodes;
    @Inject Factors factors;

    /** The owner of a workspace may create users who get a role there, and no others. */
    @POST
    @Path("create")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public UserInfo create(CreateUserRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        ResourceGroup group = request.checkedGroup();
        if (!caller.isAdministrator() && !isForOwnWorkspace(domainId, request)) {
            throw PERMISSION_DENIED.with();
        }
        if (request.roleId() == null) {
            return UserInfo.of(registration.create(domainId, request.toNewUser()));
        }
        return UserInfo.of(
                appointments
                        .welcome(
                                domainId,
                                request.toNewUser(),
                                request.roleId(),
                                group,
                                request.workspaceId())
                        .user());
    }

    private boolean isForOwnWorkspace(String domainId, CreateUserRequest request) {
        return request.permissionGroup() == ResourceGroup.WORKSPACE
                && caller.workspace(null).equals(request.workspaceId())
                && request.roleId() != null
                && roles.get(domainId, request.roleId()).roleType() != RoleType.DOMAIN_ADMIN;
    }

    /** A user may also change his own record here, as older clients do. */
    @POST
    @Path("update")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN, self = WRITE)
    public UserInfo update(UpdateUserRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        if (caller.isAdministrator()) {
            return UserInfo.of(
                    caller.isSelf(request.userId())
                            ? administration.updateSelf(
                                    caller.self(), request.toUpdate(), request.currentPassword())
                            : administration.update(
                                    domainId, request.userId(), request.toUpdate()));
        }
        caller.demandSelf(request.userId());
        if (request.isForAdministrators()) {
            throw PERMISSION_DENIED.with();
        }
        return UserInfo.of(
                ownAccount.update(
                        caller.self(),
                        request.toChanges(),
                        request.password(),
                        request.currentPassword()));
    }

    @POST
    @Path("verify-email")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN, self = WRITE)
    public Empty verifyEmail(VerifyEmailRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        boolean skipped = skipsTheCode(request.userId(), request.force());
        if (caller.isSelf(request.userId())) {
            if (skipped) {
                ownAddress.declare(caller.self(), request.email(), request.currentPassword());
            } else {
                ownAddress.ask(caller.self(), request.email(), request.currentPassword());
            }
        } else if (skipped) {
            emailVerification.declare(domainId, request.userId(), request.email());
        } else {
            emailVerification.ask(domainId, request.userId(), request.email());
        }
        return new Empty();
    }

    @POST
    @Path("confirm-email")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN, self = WRITE)
    public UserInfo confirmEmail(ConfirmEmailRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        caller.demandSelfOrAdministrator(request.userId());
        return UserInfo.of(
                caller.isSelf(request.userId())
                        ? ownAddress.confirm(caller.self(), request.verifyCode())
                        : emailConfirmation.confirm(
                                domainId, request.userId(), request.verifyCode()));
    }

    @POST
    @Path("reset-password")
    @NoAuth
    public Empty resetPassword(
            ResetPasswordRequest request,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return forgottenPasswords.ask(request.domainId(), request.userId(), authorization);
    }

    @POST
    @Path("enable-mfa")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN, self = WRITE)
    public UserInfo enableMfa(EnableMFARequest request) {
        caller.ownDomain(request.domainId());
        caller.demandSelf(request.userId());
        return UserInfo.of(
                ownFactor.begin(
                        caller.self(),
                        request.mfaType(),
                        MfaOptions.email(request.options()),
                        request.currentPassword()));
    }

    @POST
    @Path("disable-mfa")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN, self = WRITE)
    public UserInfo disableMfa(DisableMFARequest request) {
        String domainId = caller.ownDomain(request.domainId());
        boolean skipped = skipsTheCode(request.userId(), request.force());
        return UserInfo.of(
                caller.isSelf(request.userId())
                        ? disableOwnMfa(skipped, request.currentPassword())
                        : skipped
                                ? mfaEnrolment.remove(domainId, request.userId())
                                : mfaEnrolment.beginRemoval(domainId, request.userId()));
    }

    @POST
    @Path("confirm-mfa")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN, self = WRITE)
    public UserInfo confirmMfa(ConfirmMFARequest request) {
        String domainId = caller.ownDomain(request.domainId());
        caller.demandSelf(request.userId());
        return UserInfo.of(
                mfaConfirmation.confirm(domainId, request.userId(), request.verifyCode()));
    }

    private User disableOwnMfa(boolean skipped, String currentPassword) {
        return skipped
                ? ownFactor.remove(caller.self(), currentPassword)
                : ownFactor.beginRemoval(caller.self(), currentPassword);
    }

    /**
     * Our own: a code that stands in for another's second factor once. Nobody gives one to
     * themselves: whoever finds their session would have the account.
     */
    @POST
    @Path("issue-bypass-code")
    @Permission(value = "identity:UserFactor.write", callers = DOMAIN_ADMIN)
    public BypassCodeInfo issueBypassCode(IssueBypassCodeRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        if (caller.isSelf(request.userId())) {
            throw PERMISSION_DENIED.with();
        }
        return BypassCodeInfo.of(bypassCodes.issue(domainId, request.userId(), request.timeout()));
    }

    /** Our own: what a user can prove themselves with beside the password. */
    @POST
    @Path("list-factors")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public UserFactorsInfo listFactors(UserRequest request) {
        return UserFactorsInfo.of(
                factors.list(caller.ownDomain(request.domainId()), request.userId()));
    }

    /** Only administrators may act on others, and only they may skip the code, as they do here. */
    private boolean skipsTheCode(String userId, Boolean force) {
        caller.demandSelfOrAdministrator(userId);
        if (Boolean.TRUE.equals(force) && !caller.isAdministrator()) {
            throw PERMISSION_DENIED.with();
        }
        return caller.isAdministrator() && !Boolean.FALSE.equals(force);
    }

    @POST
    @Path("enable")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserInfo enable(UserRequest request) {
        return UserInfo.of(users.enable(caller.ownDomain(request.domainId()), request.userId()));
    }

    /** Our own: lets a user who was locked out by failed attempts try again at once. */
    @POST
    @Path("unlock")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserInfo unlock(UserRequest request) {
        return UserInfo.of(updates.unlock(caller.ownDomain(request.domainId()), request.userId()));
    }

    /** Our own: whoever comes next from the directory under this name is the user. */
    @POST
    @Path("release-identity")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserInfo releaseIdentity(UserRequest request) {
        return UserInfo.of(
                identities.release(caller.ownDomain(request.domainId()), request.userId()));
    }

    /** Our own: a user who never came gets the invitation again, with a new link in it. */
    @POST
    @Path("resend-invitation")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserInfo resendInvitation(UserRequest request) {
        return UserInfo.of(
                invitations.resend(caller.ownDomain(request.domainId()), request.userId()));
    }

    @POST
    @Path("disable")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserInfo disable(UserRequest request) {
        return UserInfo.of(users.disable(caller.ownDomain(request.domainId()), request.userId()));
    }

    @POST
    @Path("delete")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public Empty delete(UserRequest request) {
        users.delete(caller.ownDomain(request.domainId()), request.userId());
        return new Empty();
    }

    @POST
    @Path("get")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public UserInfo get(UserRequest request) {
        User user = users.get(caller.ownDomain(request.domainId()), request.userId());
        return UserInfo.of(user, blocks.until(user));
    }

    @POST
    @Path("list")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    @ListOf(UserInfo.class)
    public Record list(ListUsersRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        return ListAnswer.of(users.list(domainId, request.workspaceId(), request.toQuery()));
    }

    @POST
    @Path("stat")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public StatAnswer stat(StatRequest request) {
        return StatAnswer.of(
                users.stat(caller.ownDomain(request.domainId()), request.toStatistics()));
    }

    @POST
    @Path("set-required-actions")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserInfo setRequiredActions(SetRequiredActionsRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        return UserInfo.of(users.setRequiredActions(domainId, request.userId(), request.all()));
    }

    @POST
    @Path("set-refresh-timeout")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserInfo setRefreshTimeout(SetRefreshTimeoutRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        return UserInfo.of(
                users.setRefreshTimeout(domainId, request.userId(), request.refreshTimeout()));
    }
}
