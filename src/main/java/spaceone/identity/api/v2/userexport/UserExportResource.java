package spaceone.identity.api.v2.userexport;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.Caller;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.Permission;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.openapi.ListOf;
import spaceone.identity.user.OwnProof;
import spaceone.identity.userimport.ReceiverKey;
import spaceone.identity.userimport.UserExport;

/** Our own: people who move to another installation. */
@Path("v2/user-export")
@ApplicationScoped
public class UserExportResource {

    @Inject Caller caller;
    @Inject UserExport userExport;
    @Inject OwnProof ownProof;
    @Inject Clock clock;

    @POST
    @Path("run")
    @Doc(
            "Tells all people of the domain as an import takes them, without passwords and apps. All"
                    + " are as they are at one moment. Roles, workspaces and"
                    + " groups are told by name, as `domain-setup/export` names them."
                    + " Leaves a record.")
    @Permission(value = "identity:UserExport.read", callers = DOMAIN_ADMIN)
    @ListOf(value = ExportedUserInfo.class, manifest = UserExportManifest.class)
    public Record run(RunUserExportRequest request) {
        String domainId = caller.domain(request.domainId());
        return ListAnswer.behind(manifest(domainId, null), userExport.people(domainId));
    }

    @POST
    @Path("run-sealed")
    @Doc(
            "As `run`, with hash of password and secret of authenticator app, sealed. Each person has"
                    + " them in `sealed`: a JWE that only the bearer of the private key can open, with"
                    + " members `user_id`, `password_hash`, `otp_secret`. Only for who may do"
                    + " everything in the domain. Needs a sign-in of the last five minutes, or the"
                    + " current password. Leaves a record.")
    @Permission(value = "identity:UserSecret.read", callers = DOMAIN_ADMIN)
    @ListOf(value = ExportedUserInfo.class, manifest = UserExportManifest.class)
    public Record runSealed(RunSealedUserExportRequest request) {
        ReceiverKey receiver = ReceiverKey.of(request.publicKey());
        ownProof.demandRecent(caller.self(), request.currentPassword());
        String domainId = caller.domain(request.domainId());
        return ListAnswer.behind(
                manifest(domainId, receiver.id()), userExport.sealed(domainId, receiver));
    }

    private UserExportManifest manifest(String domainId, @Nullable String sealedTo) {
        return new UserExportManifest(
                UserExportManifest.FORMAT, domainId, clock.instant(), sealedTo);
    }
}
