package spaceone.identity.api.v2.ownfactor;

import static spaceone.identity.token.CallerRole.USER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Empty;
import spaceone.identity.api.Permission;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.v2.user.UserFactorsInfo;
import spaceone.identity.mfa.FactorTrial;
import spaceone.identity.mfa.Factors;
import spaceone.identity.mfa.MfaEnrolment;
import spaceone.identity.mfa.OwnFactor;

/**
 * Our own: an app and codes by mail beside one another, in the first person. The first one is set
 * up and turned off by way of the user profile, as clients know it.
 */
@Path("v2/own-factor")
@ApplicationScoped
public class OwnFactorResource {

    private static final String READ = "identity:UserProfile.read";
    private static final String WRITE = "identity:UserProfile.write";

    @Inject Caller caller;
    @Inject Factors factors;
    @Inject OwnFactor ownFactor;
    @Inject MfaEnrolment mfaEnrolment;
    @Inject FactorTrial factorTrial;

    @POST
    @Path("list")
    @Doc("Lists what the caller can prove themselves with beside the password.")
    @Permission(value = READ, callers = USER)
    public UserFactorsInfo list(Empty request) {
        return UserFactorsInfo.of(factors.list(caller.principal().domainId(), caller.userId()));
    }

    @POST
    @Path("begin")
    @Doc(
            value =
                    "Begins to set up another second factor: beside the one in use, or, of the same "
                            + "`mfa_type`, in its place. What is in use stays so until `confirm`. OTP "
                            + "answers with the secret for an authenticator app; EMAIL mails MFA_CODE. Needs a "
                            + "sign-in of the last five minutes, or the current password.",
            with = "mfa_type email current_password")
    @Permission(value = WRITE, callers = USER)
    public PendingFactorInfo begin(BeginOwnFactorRequest request) {
        return PendingFactorInfo.of(
                ownFactor.beginAnother(
                        caller.self(),
                        request.mfaType(),
                        request.email(),
                        request.currentPassword()));
    }

    @POST
    @Path("confirm")
    @Doc(
            "Ends what `begin` began, with the new factor's code. Told with FACTOR_CHANGED "
                    + "or FACTOR_CHANGED_UNDO.")
    @Permission(value = WRITE, callers = USER)
    public UserFactorsInfo confirm(ConfirmOwnFactorRequest request) {
        mfaEnrolment.confirmAnother(caller.self(), request.verifyCode());
        return list(new Empty());
    }

    @POST
    @Path("prefer")
    @Doc(
            value =
                    "Has sign-ins ask for this one of the caller's second factors first, and shows it "
                            + "in `mfa`. Told with FACTOR_CHANGED or FACTOR_CHANGED_UNDO. Needs a sign-in "
                            + "of the last five minutes, or the current password.",
            with = "current_password")
    @Permission(value = WRITE, callers = USER)
    public UserFactorsInfo prefer(OwnFactorRequest request) {
        ownFactor.prefer(caller.self(), request.mfaType(), request.currentPassword());
        return list(new Empty());
    }

    @POST
    @Path("remove")
    @Doc(
            value =
                    "Removes one of the caller's two second factors; the other one is preferred then, "
                            + "and no device stays trusted. Told with FACTOR_CHANGED or FACTOR_CHANGED_UNDO. "
                            + "Needs a sign-in of the last five minutes, or the current password.",
            with = "current_password")
    @Permission(value = WRITE, callers = USER)
    public UserFactorsInfo remove(OwnFactorRequest request) {
        ownFactor.removeOne(caller.self(), request.mfaType(), request.currentPassword());
        return list(new Empty());
    }

    @POST
    @Path("begin-test")
    @Doc(
            "Begins to try a factor that is in use, before it is needed: EMAIL mails MFA_CODE, OTP "
                    + "waits for a code of the app, PASSKEY answers what the browser is given.")
    @Permission(value = WRITE, callers = USER)
    public FactorTestInfo beginTest(BeginFactorTestRequest request) {
        return FactorTestInfo.of(factorTrial.begin(caller.self(), request.factorType()));
    }

    @POST
    @Path("test")
    @Doc(
            "Judges what was shown since `begin-test`. A code is used up by it, a passkey's last use "
                    + "is noted, and nothing else changes. Codes that stand in for a factor are not taken.")
    @Permission(value = WRITE, callers = USER)
    public TestedFactorInfo test(FactorTestRequest request) {
        return TestedFactorInfo.of(
                factorTrial.show(
                        caller.self(),
                        request.factorType(),
                        request.verifyCode(),
                        request.credential()));
    }
}
