package spaceone.identity.api.v2.factorpolicy;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Permission;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.mfa.FactorPolicies;
import spaceone.identity.user.OwnProof;

/** Our own: what a domain asks of its people beside the password. */
@Path("v2/factor-policy")
@ApplicationScoped
public class FactorPolicyResource {

    private static final String READ = "identity:FactorPolicy.read";
    private static final String WRITE = "identity:FactorPolicy.write";

    @Inject Caller caller;
    @Inject FactorPolicies policies;
    @Inject OwnProof ownProof;

    @POST
    @Path("get")
    @Doc("Shows what a domain asks of its people beside the password.")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public FactorPolicyInfo get(FactorPolicyRequest request) {
        String domainId = caller.domain(request.domainId());
        return FactorPolicyInfo.of(policies.get(domainId), domainId);
    }

    @POST
    @Path("set")
    @Doc(
            value =
                    "Says what a domain asks of its people beside the password. Replaces what was "
                            + "set: what is left out is asked no more. From its date on, whoever it "
                            + "names and has no factor that counts is stopped at every sign-in and "
                            + "refresh with ERROR_MFA_NOT_ACTIVATED, and sets one up first; 14 and 3 "
                            + "days before they are told with FACTOR_REMINDER. People of a directory "
                            + "are left to it. Takes a role that leaves no permission out, since it "
                            + "guards everybody. With `new_device_mail`, sign-ins with a program or "
                            + "from a place that is new are told with NEW_DEVICE_UNDO and NEW_DEVICE. "
                            + "`trust_days`: a device is trusted for no longer, nor one that is already; "
                            + "`passkey_models`: only such can be added; `passkey_origins`, `passkey_rp_id`: "
                            + "they are made and used on these pages, and those of other pages are good no more. "
                            + "Needs a sign-in of the last five minutes, or the current password.",
            with = "required_for kinds enforced_from new_device_mail trust_days passkey_models")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public FactorPolicyInfo set(SetFactorPolicyRequest request) {
        ownProof.demandRecent(caller.self(), request.currentPassword());
        String domainId = caller.domain(request.domainId());
        return FactorPolicyInfo.of(policies.set(domainId, request.toPolicy()), domainId);
    }

    @POST
    @Path("preview")
    @Doc(
            value =
                    "Tells how many people have nothing yet that such a policy counts, and names the "
                            + "first hundred. Changes nothing. Without `required_for` it is about the "
                            + "policy that is set. Ten thousand are counted, no more.",
            with = "required_for kinds")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public FactorGapInfo preview(PreviewFactorPolicyRequest request) {
        String domainId = caller.domain(request.domainId());
        return FactorGapInfo.of(
                policies.preview(
                        domainId, request.toPolicy().orElseGet(() -> policies.get(domainId))),
                domainId);
    }
}
