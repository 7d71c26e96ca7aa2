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
import org.jspecify.annotations.Nullable;
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
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.openapi.ListOf;
import spaceone.identity.mfa.MfaEnrolment;
import spaceone.identity.mfa.OwnFactor;
import spaceone.identity.user.AdminProof;
import spaceone.identity.user.Administration;
import spaceone.identity.user.Appointments;
import spaceone.identity.user.Blocks;
import spaceone.identity.user.EmailVerification;
import spaceone.identity.user.ExternalIdentities;
import spaceone.identity.user.Invitations;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.OwnAddress;
import spaceone.identity.user.Registration;
import spaceone.identity.user.User;
import spaceone.identity.user.UserInfo;
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
    @Inject ForgottenPasswords forgottenPasswords;
    @Inject MfaEnrolment mfaEnrolment;
    @Inject AdminProof adminProof;

    @POST
    @Path("create")
    @Doc(
            value =
                    "Creates a user, PENDING until they sign in. With a role they get it in the "
                            + "same step; owners of a workspace must give one there. With `reset_password` "
                            + "the mail INVITATION_LINK or INVITATION_PASSWORD lets them choose their "
                            + "password; external users get SSO_INVITATION.",
            with = "password email name")
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
                && request.workspaceId() != null
                && request.workspaceId().equals(caller.workspace(null))
                && request.roleId() != null
                && roles.get(domainId, request.roleId()).roleType() != RoleType.DOMAIN_ADMIN;
    }

    @POST
    @Path("update")
    @Doc(
            value =
                    "Changes a user. Users may change themselves with their current password. A "
                            + "new address counts as not verified and the old one is told with "
                            + "EMAIL_CHANGED; a new password is told with PASSWORD_CHANGED; `reset_password` "
                            + "mails RESET_LINK or RESET_PASSWORD.",
            with = "name")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN, self = WRITE)
    public UserInfo update(UpdateUserRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        if (caller.isAdministrator()) {
            return UserInfo.of(
                    caller.isSelf(request.userId())
                            ? administration.updateSelf(
                                    caller.self(), request.toUpdate(), request.currentPassword())
                            : administer(domainId, request));
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

    private User administer(String domainId, UpdateUserRequest request) {
        demandProof(domainId, request.userId(), request.currentPassword());
        return administration.update(domainId, request.userId(), request.toUpdate());
    }

    private String provenFor(UserRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        demandProof(domainId, request.userId(), request.currentPassword());
        return domainId;
    }

    private void demandProof(String domainId, String userId, @Nullable String currentPassword) {
        adminProof.demandOver(caller.self(), domainId, userId, currentPassword);
    }

    @POST
    @Path("verify-email")
    @Doc(
            value =
                    "Vouches for a mail address, or begins to verify it. Administrators declare it "
                            + "verified at once unless `force` is false; for everybody else EMAIL_CODE is "
                            + "mailed to the address.",
            with = "email")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN, self = WRITE)
    public Empty verifyEmail(VerifyEmailRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        demandProof(domainId, request.userId(), request.currentPassword());
        boolean skipped = caller.skipsTheCode(request.userId(), request.force());
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
    @Doc("Verifies an address with the code mailed to it, and makes it that of the user.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN, self = WRITE)
    public UserInfo confirmEmail(ConfirmEmailRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        caller.demandSelfOrAdministrator(request.userId());
        return UserInfo.of(
                caller.isSelf(request.userId())
                        ? ownAddress.confirm(caller.self(), request.verifyCode())
                        : emailVerification.confirm(
                                domainId, request.userId(), request.verifyCode()));
    }

    @POST
    @Path("reset-password")
    @Doc(
            "Mails a way to choose a new password. Anybody may ask; the answer does not "
                    + "tell whether such a user exists. Mails RESET_LINK or RESET_PASSWORD, and to "
                    + "users of a directory SSO_HINT, if the address is verified. At most 3 in 15 "
                    + "minutes for a user, 20 an hour from one address.")
    @NoAuth
    public Empty resetPassword(
            ResetPasswordRequest request,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return forgottenPasswords.ask(request.domainId(), request.userId(), authorization);
    }

    @POST
    @Path("enable-mfa")
    @Doc(
            value =
                    "Begins to set up a caller's own second factor. Nothing changes until "
                            + "`confirm-mfa`. OTP answers with the secret for an authenticator app in "
                            + "`mfa.options`; EMAIL mails MFA_CODE.",
            with = "mfa_type current_password")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN, self = WRITE)
    public UserInfo enableMfa(EnableMFARequest request) {
        caller.demandSelf(request.domainId(), request.userId());
        return ownFactor
                .begin(
                        caller.self(),
                        request.mfaType(),
                        MfaOptions.email(request.options()),
                        request.currentPassword())
                .toInfo();
    }

    @POST
    @Path("disable-mfa")
    @Doc(
            "Removes a second factor, or begins to. Administrators remove it at once "
                    + "unless `force` is false, which is told with MFA_CHANGED; everybody else needs "
                    + "its code, and with EMAIL gets MFA_CODE.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN, self = WRITE)
    public UserInfo disableMfa(DisableMFARequest request) {
        String domainId = caller.ownDomain(request.domainId());
        demandProof(domainId, request.userId(), request.currentPassword());
        boolean skipped = caller.skipsTheCode(request.userId(), request.force());
        return UserInfo.of(
                caller.isSelf(request.userId())
                        ? ownFactor.disable(caller.self(), skipped, request.currentPassword())
                        : skipped
                                ? mfaEnrolment.remove(domainId, request.userId())
                                : mfaEnrolment.beginRemoval(domainId, request.userId()));
    }

    @POST
    @Path("confirm-mfa")
    @Doc("Ends setting up or removing an own second factor with its code; told with MFA_CHANGED.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN, self = WRITE)
    public UserInfo confirmMfa(ConfirmMFARequest request) {
        caller.demandSelf(request.domainId(), request.userId());
        return UserInfo.of(mfaEnrolment.confirm(caller.self(), request.verifyCode()));
    }

    @POST
    @Path("enable")
    @Doc("Lets a disabled user sign in again.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserInfo enable(UserRequest request) {
        return UserInfo.of(users.enable(provenFor(request), request.userId()));
    }

    @POST
    @Path("unlock")
    @Doc("Lets a user try again at once who was locked out by failed attempts.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserInfo unlock(UserRequest request) {
        return UserInfo.of(updates.unlock(caller.ownDomain(request.domainId()), request.userId()));
    }

    @POST
    @Path("release-identity")
    @Doc("Forgets who an external user is in the directory; the next of this name is the user.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserInfo releaseIdentity(UserRequest request) {
        return UserInfo.of(
                identities.release(caller.ownDomain(request.domainId()), request.userId()));
    }

    @POST
    @Path("resend-invitation")
    @Doc(
            "Sends the invitation again to a user who never came: a new INVITATION_LINK or "
                    + "INVITATION_PASSWORD, for external users SSO_INVITATION.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserInfo resendInvitation(UserRequest request) {
        return UserInfo.of(
                invitations.resend(caller.ownDomain(request.domainId()), request.userId()));
    }

    @POST
    @Path("disable")
    @Doc(
            "Keeps a user out: sessions end at once, no token is good any more. The last administrator stays.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserInfo disable(UserRequest request) {
        return UserInfo.of(users.disable(provenFor(request), request.userId()));
    }

    @POST
    @Path("delete")
    @Doc("Deletes a user with roles, memberships and sessions. The last administrator stays.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public Empty delete(UserRequest request) {
        users.delete(provenFor(request), request.userId());
        return new Empty();
    }

    @POST
    @Path("get")
    @Doc("Shows a user, and until when their sign-in is locked.")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public UserInfo get(UserRequest request) {
        User user = users.get(caller.ownDomain(request.domainId()), request.userId());
        return UserInfo.of(user, blocks.until(user));
    }

    @POST
    @Path("list")
    @Doc(
            value =
                    "Lists the users of a domain. Without a page all of them come, written as they "
                            + "are read.",
            with = "query")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    @ListOf(UserInfo.class)
    public Record list(ListUsersRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        return ListAnswer.of(users.list(domainId, request.workspaceId(), request.toQuery()));
    }

    @POST
    @Path("stat")
    @Doc(value = "Counts and groups users.", with = "query")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public StatAnswer stat(StatRequest request) {
        return StatAnswer.of(
                users.stat(caller.ownDomain(request.domainId()), request.toStatistics()));
    }

    @POST
    @Path("set-required-actions")
    @Doc(
            value =
                    "Sets what a user must do before they get more than a token for their own "
                            + "profile. Replaces the list; an empty one ends the demand.",
            with = "required_actions")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserInfo setRequiredActions(SetRequiredActionsRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        demandProof(domainId, request.userId(), request.currentPassword());
        return UserInfo.of(users.setRequiredActions(domainId, request.userId(), request.all()));
    }

    @POST
    @Path("set-refresh-timeout")
    @Doc("Sets how long refresh tokens of a user live.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserInfo setRefreshTimeout(SetRefreshTimeoutRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        demandProof(domainId, request.userId(), request.currentPassword());
        return UserInfo.of(
                users.setRefreshTimeout(domainId, request.userId(), request.refreshTimeout()));
    }
}
