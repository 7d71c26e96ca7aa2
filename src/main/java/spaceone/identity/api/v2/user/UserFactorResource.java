package spaceone.identity.api.v2.user;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Empty;
import spaceone.identity.api.Permission;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.mfa.BypassCodes;
import spaceone.identity.mfa.Factors;
import spaceone.identity.mfa.Passkeys;
import spaceone.identity.user.OwnProof;

/** Our own: what others prove themselves with beside the password, for those who help them. */
@Path("v2/user")
@ApplicationScoped
public class UserFactorResource {

    private static final String READ = "identity:User.read";

    @Inject Caller caller;
    @Inject OwnProof ownProof;
    @Inject BypassCodes bypassCodes;
    @Inject Factors factors;
    @Inject Passkeys passkeys;

    /** Nobody gives one to themselves: whoever finds their session would have the account. */
    @POST
    @Path("issue-bypass-code")
    @Doc(
            "Gives a code that stands in for another's second factor once, to be read out to "
                    + "them. It is shown only now; told with BYPASS_CODE, and when it is used. "
                    + "Needs a sign-in of the last five minutes, or the current password.")
    @Permission(value = "identity:UserFactor.write", callers = DOMAIN_ADMIN)
    public BypassCodeInfo issueBypassCode(IssueBypassCodeRequest request) {
        caller.demandOther(request.userId());
        ownProof.demandRecent(caller.self(), request.currentPassword());
        String domainId = caller.ownDomain(request.domainId());
        return BypassCodeInfo.of(bypassCodes.issue(domainId, request.userId(), request.timeout()));
    }

    @POST
    @Path("list-factors")
    @Doc("Lists what a user can prove themselves with beside the password.")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public UserFactorsInfo listFactors(UserRequest request) {
        return UserFactorsInfo.of(
                factors.list(caller.ownDomain(request.domainId()), request.userId()));
    }

    /** Not one's own: that asks for proof, in the user profile. */
    @POST
    @Path("remove-passkey")
    @Doc(
            "Takes a passkey away from another user, who is told with PASSKEY_CHANGED. "
                    + "Needs a sign-in of the last five minutes, or the current password.")
    @Permission(value = "identity:UserFactor.write", callers = DOMAIN_ADMIN)
    public Empty removePasskey(RemoveUserPasskeyRequest request) {
        caller.demandOther(request.userId());
        ownProof.demandRecent(caller.self(), request.currentPassword());
        passkeys.removeOver(
                caller.ownDomain(request.domainId()), request.userId(), request.passkeyId());
        return new Empty();
    }
}
