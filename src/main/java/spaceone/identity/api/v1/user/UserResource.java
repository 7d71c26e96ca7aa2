package spaceone.identity.api.v1.user;

import static spaceone.identity.CommonError.PERMISSION_DENIED;
import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Empty;
import spaceone.identity.api.ForgottenPasswords;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.MfaOptions;
import spaceone.identity.api.NoAuth;
import spaceone.identity.api.Permission;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.openapi.ListOf;
import spaceone.identity.mfa.MfaEnrolment;
import spaceone.identity.mfa.OwnFactor;
import spaceone.identity.query.Listing;
import spaceone.identity.user.AdminProof;
import spaceone.identity.user.Administration;
import spaceone.identity.user.DirectoryLookup;
import spaceone.identity.user.DirectorySync;
import spaceone.identity.user.EmailVerification;
import spaceone.identity.user.NewUser;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.OwnAddress;
import spaceone.identity.user.Registration;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.user.V1UserInfo;

/** {@code spaceone.api.identity.v1.User} */
@Path("v1/user")
@ApplicationScoped
public class UserResource {

    private static final String READ = "identity:User.read";
    private static final String WRITE = "identity:User.write";

    /** What a user may do about himself also with a token that is restricted to his profile. */
    private static final String OWN_READ = "identity:UserProfile.read";

    private static final String OWN_WRITE = "identity:UserProfile.write";

    @Inject Caller caller;
    @Inject Users users;
    @Inject Registration registration;
    @Inject DirectoryLookup directoryLookup;
    @Inject DirectorySync directorySync;
    @Inject Administration administration;
    @Inject AdminProof adminProof;
    @Inject OwnAccount ownAccount;
    @Inject EmailVerification emailVerification;
    @Inject OwnAddress ownAddress;
    @Inject OwnFactor ownFactor;
    @Inject ForgottenPasswords forgottenPasswords;
    @Inject MfaEnrolment mfaEnrolment;

    @POST
    @Path("create")
    @Doc(
            value =
                    "Creates a user, who may sign in at once. With `backend` EXTERNAL the "
                            + "directory must know them. With `reset_password` the mail INVITATION_LINK or "
                            + "INVITATION_PASSWORD lets them choose their password; external users get "
                            + "SSO_INVITATION.",
            with = "password email backend")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserInfo create(CreateUserRequest request, @HeaderParam(Compat.HEADER) String compat) {
        String domainId = caller.ownDomain(request.domainId());
        NewUser wanted = request.toNewUser();
        User user =
                request.isExternal()
                        ? registration.createKnown(domainId, wanted)
                        : registration.create(domainId, wanted);
        return UserInfo.of(user, Compat.of(compat));
    }

    /** The first clients end a forced change of password with this call and a restricted token. */
    @POST
    @Path("update")
    @Doc(
            value =
                    "Changes a user. Users may change themselves with their current password. A "
                            + "new address counts as not verified and the old one is told with "
                            + "EMAIL_CHANGED; a new password is told with PASSWORD_CHANGED; `reset_password` "
                            + "mails RESET_LINK or RESET_PASSWORD.",
            with = "name")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN, self = OWN_WRITE)
    public UserInfo update(UpdateUserRequest request, @HeaderParam(Compat.HEADER) String compat) {
        String domainId = caller.ownDomain(request.domainId());
        User user = caller.isAdministrator() ? administer(domainId, request) : updateOwn(request);
        return UserInfo.of(user, Compat.of(compat));
    }

    private User administer(String domainId, UpdateUserRequest request) {
        demandProof(domainId, request.userId(), request.currentPassword());
        return caller.isSelf(request.userId())
                ? administration.updateSelf(
                        caller.self(), request.toUpdate(), request.currentPassword())
                : administration.update(domainId, request.userId(), request.toUpdate());
    }

    private void demandProof(String domainId, String userId, @Nullable String currentPassword) {
        adminProof.demandOver(caller.self(), domainId, userId, currentPassword);
    }

    private User updateOwn(UpdateUserRequest request) {
        caller.demandSelf(request.userId());
        if (Boolean.TRUE.equals(request.resetPassword())) {
            throw PERMISSION_DENIED.with();
        }
        return ownAccount.update(
                caller.self(), request.toChanges(), request.password(), request.currentPassword());
    }

    @POST
    @Path("verify-email")
    @Doc(
            value =
                    "Begins to verify a mail address, or vouches for it. Mails EMAIL_CODE to the "
                            + "address; an administrator who sends `force` declares it verified without a "
                            + "code.",
            with = "email")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN, self = WRITE)
    public Empty verifyEmail(VerifyEmailRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        demandProof(domainId, request.userId(), request.currentPassword());
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
    @Doc(
            "Verifies a mail address with the code that was mailed to it. The address "
                    + "becomes that of the user.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN, self = WRITE)
    public UserInfo confirmEmail(
            ConfirmEmailRequest request, @HeaderParam(Compat.HEADER) String compat) {
        String domainId = caller.ownDomain(request.domainId());
        caller.demandSelfOrAdministrator(request.userId());
        User user =
                caller.isSelf(request.userId())
                        ? ownAddress.confirm(caller.self(), request.verifyCode())
                        : emailVerification.confirm(
                                domainId, request.userId(), request.verifyCode());
        return UserInfo.of(user, Compat.of(compat));
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
    @Path("set-required-actions")
    @Doc(
            value =
                    "Sets what a user must do before they get more than a token for their own "
                            + "profile. Replaces the list; an empty one ends the demand.",
            with = "actions")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserInfo setRequiredActions(
            SetRequiredActionsRequest request, @HeaderParam(Compat.HEADER) String compat) {
        String domainId = caller.ownDomain(request.domainId());
        demandProof(domainId, request.userId(), null);
        User user = users.setRequiredActions(domainId, request.userId(), request.all());
        return UserInfo.of(user, Compat.of(compat));
    }

    @POST
    @Path("enable-mfa")
    @Doc(
            value =
                    "Begins to set up a second factor. Nothing changes until `confirm-mfa`. OTP "
                            + "answers with the secret for an authenticator app in `mfa.options`; EMAIL "
                            + "mails MFA_CODE.",
            with = "mfa_type current_password")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN, self = WRITE)
    public UserInfo enableMfa(EnableMFARequest request, @HeaderParam(Compat.HEADER) String compat) {
        caller.demandSelf(request.domainId(), request.userId());
        return UserInfo.of(
                ownFactor.begin(
                        caller.self(),
                        request.mfaType(),
                        MfaOptions.email(request.options()),
                        request.currentPassword()),
                Compat.of(compat));
    }

    @POST
    @Path("disable-mfa")
    @Doc(
            "Begins to remove a second factor, or removes it. Without `force` a code is "
                    + "asked for: MFA_CODE is mailed, or the app shows it. An administrator who "
                    + "sends `force` removes it at once, which is told with MFA_CHANGED.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN, self = WRITE)
    public UserInfo disableMfa(
            DisableMFARequest request, @HeaderParam(Compat.HEADER) String compat) {
        String domainId = caller.ownDomain(request.domainId());
        demandProof(domainId, request.userId(), request.currentPassword());
        boolean skipped = skipsTheCode(request.userId(), request.force());
        return UserInfo.of(
                caller.isSelf(request.userId())
                        ? ownFactor.disable(caller.self(), skipped, request.currentPassword())
                        : skipped
                                ? mfaEnrolment.remove(domainId, request.userId())
                                : mfaEnrolment.beginRemoval(domainId, request.userId()),
                Compat.of(compat));
    }

    @POST
    @Path("confirm-mfa")
    @Doc(
            "Ends the setting up or removing of a second factor with its code. The change "
                    + "is told with MFA_CHANGED.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN, self = WRITE)
    public UserInfo confirmMfa(
            ConfirmMFARequest request, @HeaderParam(Compat.HEADER) String compat) {
        caller.demandSelf(request.domainId(), request.userId());
        User user = mfaEnrolment.confirm(caller.self(), request.verifyCode());
        return UserInfo.of(user, Compat.of(compat));
    }

    @POST
    @Path("enable")
    @Doc("Lets a disabled user sign in again. Does nothing where they are enabled.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserInfo enable(UserRequest request, @HeaderParam(Compat.HEADER) String compat) {
        String domainId = caller.ownDomain(request.domainId());
        demandProof(domainId, request.userId(), null);
        return UserInfo.of(users.enable(domainId, request.userId()), Compat.of(compat));
    }

    @POST
    @Path("disable")
    @Doc(
            "Keeps a user out. Their sessions end at once and no token of theirs is good "
                    + "any more. The last administrator of a domain stays.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserInfo disable(UserRequest request, @HeaderParam(Compat.HEADER) String compat) {
        String domainId = caller.ownDomain(request.domainId());
        demandProof(domainId, request.userId(), null);
        return UserInfo.of(users.disable(domainId, request.userId()), Compat.of(compat));
    }

    @POST
    @Path("delete")
    @Doc(
            "Deletes a user with their roles, memberships and sessions. The last "
                    + "administrator of a domain stays.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public Empty delete(UserRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        demandProof(domainId, request.userId(), null);
        users.delete(domainId, request.userId());
        return new Empty();
    }

    @POST
    @Path("get")
    @Doc("Shows a user. Users may ask for themselves; `only` names the members wanted.")
    @Permission(value = READ, callers = DOMAIN_ADMIN, self = OWN_READ)
    public UserInfo get(GetUserRequest request, @HeaderParam(Compat.HEADER) String compat) {
        String domainId = caller.ownDomain(request.domainId());
        caller.demandSelfOrAdministrator(request.userId());
        User user = users.get(domainId, request.userId());
        return UserInfo.of(user, Compat.of(compat)).only(request.only());
    }

    @POST
    @Path("list")
    @Doc(
            value =
                    "Lists the users of a domain. Without a page all of them come, written as they "
                            + "are read.",
            with = "query")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    @ListOf(V1UserInfo.class)
    public Record list(ListUsersRequest request, @HeaderParam(Compat.HEADER) String compat) {
        String domainId = caller.ownDomain(request.domainId());
        Listing found = users.listWithTypes(domainId, request.roleId(), request.toQuery());
        return ListAnswer.of(found, Compat.of(compat)::row);
    }

    /** In the domain's directory, not among its users here. */
    @POST
    @Path("find")
    @Doc(
            "Looks for people in the domain's directory. They need not be users here. At "
                    + "most 60 searches a minute.")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public FindUsersInfo find(FindUserQuery request) {
        String domainId = caller.ownDomain(request.domainId());
        return FindUsersInfo.of(
                directoryLookup.find(domainId, caller.id(), request.search().toSearch()));
    }

    @POST
    @Path("sync")
    @Doc("Takes name, address and state of an external user over from the directory.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public UserInfo sync(UserRequest request, @HeaderParam(Compat.HEADER) String compat) {
        String domainId = caller.ownDomain(request.domainId());
        return UserInfo.of(directorySync.sync(domainId, request.userId()), Compat.of(compat));
    }

    /** An administrator may do without the code, if he says so; nobody else may. */
    private boolean skipsTheCode(String userId, @Nullable Boolean force) {
        caller.demandSelfOrAdministrator(userId);
        boolean forced = Boolean.TRUE.equals(force);
        if (forced && !caller.isAdministrator()) {
            throw PERMISSION_DENIED.with();
        }
        return forced;
    }
}
