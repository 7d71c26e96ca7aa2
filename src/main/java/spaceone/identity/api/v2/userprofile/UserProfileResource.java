package spaceone.identity.api.v2.userprofile;

import static spaceone.identity.CommonError.PERMISSION_DENIED;
import static spaceone.identity.token.CallerRole.USER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import spaceone.identity.access.MyWorkspaceInfo;
import spaceone.identity.access.MyWorkspaces;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Empty;
import spaceone.identity.api.ForgottenPasswords;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.MfaOptions;
import spaceone.identity.api.NoAuth;
import spaceone.identity.api.Permission;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.openapi.ListOf;
import spaceone.identity.api.v2.personaldata.PersonalDataInfo;
import spaceone.identity.audit.AuditRecordInfo;
import spaceone.identity.audit.AuditTrail;
import spaceone.identity.mfa.MfaEnrolment;
import spaceone.identity.mfa.OwnDevices;
import spaceone.identity.mfa.OwnFactor;
import spaceone.identity.mfa.OwnPasskeys;
import spaceone.identity.mfa.OwnRecoveryCodes;
import spaceone.identity.personaldata.PersonalData;
import spaceone.identity.query.Query;
import spaceone.identity.session.OwnSessions;
import spaceone.identity.session.SessionKind;
import spaceone.identity.user.ChangeUndo;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.OwnAddress;
import spaceone.identity.user.OwnProof;
import spaceone.identity.user.UserInfo;
import spaceone.identity.user.Users;
import spaceone.identity.workspacegroup.MyWorkspaceGroupInfo;
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
    @Inject OwnSessions ownSessions;
    @Inject PersonalData personalData;
    @Inject AuditTrail trail;
    @Inject OwnAccount ownAccount;
    @Inject MyWorkspaces myWorkspaces;
    @Inject WorkspaceGroupDirectory workspaceGroups;
    @Inject OwnAddress ownAddress;
    @Inject ForgottenPasswords forgottenPasswords;
    @Inject OwnFactor ownFactor;
    @Inject OwnProof ownProof;
    @Inject OwnRecoveryCodes ownRecoveryCodes;
    @Inject OwnDevices ownDevices;
    @Inject OwnPasskeys ownPasskeys;
    @Inject ChangeUndo changeUndo;
    @Inject MfaEnrolment mfaEnrolment;

    @POST
    @Path("get")
    @Doc("Shows the caller.")
    @Permission(value = READ, callers = USER)
    public UserInfo get(UserProfileRequest request) {
        return UserInfo.of(users.get(domainId(), caller.userId()));
    }

    @POST
    @Path("update")
    @Doc(
            value =
                    "Changes the caller. A new password or address needs the current password. A "
                            + "new address counts as not verified and the old one is told with EMAIL_CHANGED "
                            + "or EMAIL_CHANGED_UNDO; a new password is told with PASSWORD_CHANGED.",
            with = "name language")
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
    @Doc(
            value =
                    "Changes the caller's password. All other sessions end, and the one in which a "
                            + "new password was demanded, unless `keep_session` says otherwise; the change is told "
                            + "with PASSWORD_CHANGED. The bearer of a reset link needs no current password.",
            with = "current_password")
    @Permission(value = WRITE, callers = USER)
    public UserInfo updatePassword(UpdatePasswordRequest request) {
        return UserInfo.of(
                ownAccount.updatePassword(
                        caller.self(),
                        request.newPassword(),
                        request.currentPassword(),
                        Boolean.TRUE.equals(request.keepSession())));
    }

    @POST
    @Path("verify-email")
    @Doc(
            value = "Mails EMAIL_CODE to an address the caller wants to have.",
            with = "email current_password")
    @Permission(value = WRITE, callers = USER)
    public Empty verifyEmail(VerifyEmailRequest request) {
        ownAddress.ask(caller.self(), request.email(), request.currentPassword());
        return new Empty();
    }

    @POST
    @Path("confirm-email")
    @Doc("Verifies the caller's address with the code that was mailed to it.")
    @Permission(value = WRITE, callers = USER)
    public UserInfo confirmEmail(ConfirmEmailRequest request) {
        return UserInfo.of(ownAddress.confirm(caller.self(), request.verifyCode()));
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
                    "Begins to set up the caller's second factor. Nothing changes until "
                            + "`confirm-mfa`. OTP answers with the secret for an authenticator app in "
                            + "`mfa.options`; EMAIL mails MFA_CODE.",
            with = "mfa_type current_password")
    @Permission(value = WRITE, callers = USER)
    public UserInfo enableMfa(EnableMFARequest request) {
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
            value =
                    "Begins to remove the caller's second factor. `confirm-mfa` ends it with the "
                            + "code of the app, or the one mailed with MFA_CODE.",
            with = "current_password")
    @Permission(value = WRITE, callers = USER)
    public UserInfo disableMfa(DisableMFARequest request) {
        return UserInfo.of(ownFactor.beginRemoval(caller.self(), request.currentPassword()));
    }

    @POST
    @Path("confirm-mfa")
    @Doc(
            "Ends the setting up or removing of the caller's second factor with its code. "
                    + "The change is told with MFA_CHANGED or MFA_CHANGED_UNDO.")
    @Permission(value = WRITE, callers = USER)
    public UserInfo confirmMfa(ConfirmMFARequest request) {
        return UserInfo.of(mfaEnrolment.confirm(caller.self(), request.verifyCode()));
    }

    /** Our own: ten codes that stand in for the second factor, in place of any others. */
    @POST
    @Path("renew-recovery-codes")
    @Doc(
            "Makes ten new recovery codes, each of which stands in for the second factor once. "
                    + "The old ones end and the new ones are shown only now; told with "
                    + "RECOVERY_CODES or RECOVERY_CODES_UNDO. Needs a second factor.")
    @Permission(value = WRITE, callers = USER)
    public NewRecoveryCodesInfo renewRecoveryCodes(RenewRecoveryCodesRequest request) {
        return NewRecoveryCodesInfo.of(
                ownRecoveryCodes.renew(caller.self(), request.currentPassword()));
    }

    /** Our own: how many of them are left. */
    @POST
    @Path("get-recovery-codes")
    @Doc("Tells how many recovery codes are left. The codes themselves are never shown again.")
    @Permission(value = READ, callers = USER)
    public RecoveryCodesInfo getRecoveryCodes(Empty request) {
        return RecoveryCodesInfo.of(ownRecoveryCodes.standing(caller.self()));
    }

    /** Our own: where the caller is not asked for the second factor. */
    @POST
    @Path("list-devices")
    @Doc("Lists the devices on which the caller is not asked for the second factor.")
    @Permission(value = READ, callers = USER)
    public DevicesInfo listDevices(Empty request) {
        return DevicesInfo.of(ownDevices.list(caller.self()));
    }

    /** Our own: from now on these ask for it again, or all. */
    @POST
    @Path("revoke-devices")
    @Doc(
            "Asks for the second factor again on these devices, or without ids on all. "
                    + "Needs a sign-in of the last five minutes, or the current password.")
    @Permission(value = WRITE, callers = USER)
    public Empty revokeDevices(RevokeDevicesRequest request) {
        ownProof.demandRecent(caller.self(), request.currentPassword());
        ownDevices.revoke(
                caller.self(), request.deviceIds() == null ? List.of() : request.deviceIds());
        return new Empty();
    }

    /** Our own: keys on the caller's devices, which sign in without a password. */
    @POST
    @Path("begin-passkey")
    @Doc(
            value =
                    "Begins to add a passkey. Answers what the browser makes one from "
                            + "(`PublicKeyCredentialCreationOptionsJSON`), good for this session and "
                            + "five minutes. Needs a sign-in of the last five minutes, or the current password.",
            with = "current_password")
    @Permission(value = WRITE, callers = USER)
    public PasskeyOptionsInfo beginPasskey(BeginPasskeyRequest request) {
        return new PasskeyOptionsInfo(ownPasskeys.begin(caller.self(), request.currentPassword()));
    }

    /** Our own: what the browser made. */
    @POST
    @Path("add-passkey")
    @Doc(
            "Adds the passkey that the browser has made (`RegistrationResponseJSON`). Told with "
                    + "PASSKEY_CHANGED or PASSKEY_CHANGED_UNDO.")
    @Permission(value = WRITE, callers = USER)
    public PasskeyInfo addPasskey(AddPasskeyRequest request) {
        return PasskeyInfo.of(ownPasskeys.add(caller.self(), request.name(), request.credential()));
    }

    /** Our own. */
    @POST
    @Path("list-passkeys")
    @Doc("Lists the caller's passkeys, and whether there can be any in this installation.")
    @Permission(value = READ, callers = USER)
    public PasskeysInfo listPasskeys(Empty request) {
        return PasskeysInfo.of(
                ownPasskeys.list(caller.self()), ownPasskeys.arePossible(caller.self()));
    }

    /** Our own. */
    @POST
    @Path("rename-passkey")
    @Doc("Gives one of the caller's passkeys another name.")
    @Permission(value = WRITE, callers = USER)
    public PasskeyInfo renamePasskey(RenamePasskeyRequest request) {
        return PasskeyInfo.of(
                ownPasskeys.rename(caller.self(), request.passkeyId(), request.name()));
    }

    /** Our own. */
    @POST
    @Path("remove-passkey")
    @Doc(
            value =
                    "Removes one of the caller's passkeys; no device stays trusted. Told with "
                            + "PASSKEY_CHANGED or PASSKEY_CHANGED_UNDO. Needs a sign-in of the last "
                            + "five minutes, or the current password.",
            with = "current_password")
    @Permission(value = WRITE, callers = USER)
    public Empty removePasskey(RemovePasskeyRequest request) {
        ownPasskeys.remove(caller.self(), request.passkeyId(), request.currentPassword());
        return new Empty();
    }

    @POST
    @Path("get-workspaces")
    @Doc(
            value = "Lists the workspaces the caller may enter, with their role there.",
            with = "query")
    @Permission(value = READ, callers = USER)
    @ListOf(MyWorkspaceInfo.class)
    public Record getWorkspaces(GetWorkspacesRequest request) {
        return ListAnswer.of(
                myWorkspaces.list(
                        domainId(),
                        caller.userId(),
                        request.workspaceGroupId(),
                        request.toQuery()));
    }

    @POST
    @Path("get-workspace-groups")
    @Doc("Lists the workspace groups the caller is in, with their role there.")
    @Permission(value = READ, callers = USER)
    @ListOf(MyWorkspaceGroupInfo.class)
    public Record getWorkspaceGroups(Empty request) {
        return ListAnswer.of(workspaceGroups.withBindings(domainId(), caller.userId()));
    }

    /** Our own: what is kept on the caller. */
    @POST
    @Path("export")
    @Doc(
            "Tells all that is kept on the caller, secrets and other people left out. Each row says "
                    + "in `part` what it is. Leaves a record that it was asked for.")
    @Permission(value = READ, callers = USER)
    @ListOf(PersonalDataInfo.class)
    public Record export(Empty request) {
        return ListAnswer.of(personalData.export(domainId(), caller.userId()));
    }

    /** Our own: where the caller is signed in. */
    @POST
    @Path("list-sessions")
    @Doc("Lists where the caller is signed in.")
    @Permission(value = READ, callers = USER)
    public SessionsInfo listSessions(Empty request) {
        String mine = caller.principal().sessionId();
        return SessionsInfo.of(ownSessions.list(mine), mine);
    }

    /** Our own: ends these of the caller's sessions, or all but the one he calls from. */
    @POST
    @Path("revoke-sessions")
    @Doc(
            "Ends these sessions of the caller, or without ids all but the one that calls. "
                    + "Other than for that one: needs a sign-in of the last five minutes, or the current password.")
    @Permission(value = WRITE, callers = USER)
    public Empty revokeSessions(RevokeSessionsRequest request) {
        String mine = caller.principal().sessionId();
        List<String> ids = request.sessionIds() == null ? List.of() : request.sessionIds();
        if (!ids.equals(List.of(mine))) {
            if (caller.self().restricted()) {
                throw PERMISSION_DENIED.with();
            }
            ownProof.demandRecent(caller.self(), request.currentPassword());
        }
        ownSessions.revoke(domainId(), caller.userId(), mine, ids);
        return new Empty();
    }

    /** Our own: "this was not me". The bearer of the link has the account back as it was. */
    @POST
    @Path("undo-change")
    @Doc(
            "Takes back a change of address or second factor that the caller did not make. "
                    + "Needs the token of a link from EMAIL_CHANGED_UNDO or MFA_CHANGED_UNDO; all "
                    + "sessions end and RESET_LINK is mailed to the old address.")
    @Permission(value = WRITE, callers = USER)
    public UndoChangeInfo undoChange(Empty request) {
        if (caller.self().kind() != SessionKind.UNDO) {
            throw PERMISSION_DENIED.with();
        }
        return UndoChangeInfo.of(changeUndo.undo(caller.self()));
    }

    /** Our own: what the caller did, and what was done to him. */
    @POST
    @Path("list-activity")
    @Doc(value = "Lists what the caller did, and what was done to them.", with = "query")
    @Permission(value = READ, callers = USER)
    @ListOf(AuditRecordInfo.class)
    public Record listActivity(ListActivityRequest request) {
        return ListAnswer.of(
                trail.ofUser(domainId(), caller.userId(), Query.parse(request.query())));
    }

    private String domainId() {
        return caller.principal().domainId();
    }
}
