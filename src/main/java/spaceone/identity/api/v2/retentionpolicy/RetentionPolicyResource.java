package spaceone.identity.api.v2.retentionpolicy;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Permission;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.personaldata.Retention;
import spaceone.identity.personaldata.Retentions;
import spaceone.identity.user.OwnProof;

/** Our own: how long a domain keeps people who do not come. */
@Path("v2/retention-policy")
@ApplicationScoped
public class RetentionPolicyResource {

    @Inject Caller caller;
    @Inject Retentions retentions;
    @Inject OwnProof ownProof;

    @POST
    @Path("get")
    @Doc("Shows how long a domain keeps people who do not come.")
    @Permission(value = "identity:RetentionPolicy.read", callers = DOMAIN_ADMIN)
    public RetentionPolicyInfo get(RetentionPolicyRequest request) {
        String domainId = caller.domain(request.domainId());
        return info(domainId, retentions.get(domainId));
    }

    @POST
    @Path("set")
    @Doc(
            "Says how long a domain keeps people who do not come. Replaces what was set: of what is left"
                    + " out nobody is erased. Within an hour, and then for good, whoever is due is"
                    + " erased as by `personal-data/erase`, with a record; there is no way back. `due`"
                    + " says how many these are. Administrators and API users are kept. Takes a role"
                    + " that leaves no permission out. Needs a sign-in of the last five minutes, or the"
                    + " current password.")
    @Permission(value = "identity:RetentionPolicy.write", callers = DOMAIN_ADMIN)
    public RetentionPolicyInfo set(SetRetentionPolicyRequest request) {
        ownProof.demandRecent(caller.self(), request.currentPassword());
        String domainId = caller.domain(request.domainId());
        return info(domainId, retentions.set(domainId, request.toRetention()));
    }

    private RetentionPolicyInfo info(String domainId, Retention rules) {
        return RetentionPolicyInfo.of(rules, retentions.due(domainId), domainId);
    }
}
