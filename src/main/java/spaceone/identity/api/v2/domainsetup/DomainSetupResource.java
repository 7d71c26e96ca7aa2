package spaceone.identity.api.v2.domainsetup;

import static spaceone.identity.domainsetup.SetupError.SETUP_REFUSED;
import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import spaceone.identity.IdentityException;
import spaceone.identity.Json;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Permission;
import spaceone.identity.api.RefusedCalls;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.domainsetup.DomainSetup;
import spaceone.identity.domainsetup.DomainSetups;
import spaceone.identity.domainsetup.SetupProblem;
import spaceone.identity.user.OwnProof;

/** Our own: the set-up of a domain as one document. */
@Path("v2/domain-setup")
@ApplicationScoped
public class DomainSetupResource {

    @Inject Caller caller;
    @Inject DomainSetups setups;
    @Inject SetupReader reader;
    @Inject OwnProof ownProof;
    @Inject RefusedCalls refusedCalls;

    @POST
    @Path("export")
    @Doc(
            "Tells the set-up of a domain as one document, which `apply` takes: how it shows itself, "
                    + "roles, workspaces, groups, directories, what it asks beside the password, whom it "
                    + "keeps no longer. Secrets "
                    + "and people are left out, and so is what the caller may not read.")
    @Permission(value = "identity:DomainSetup.read", callers = DOMAIN_ADMIN)
    public DomainSetupInfo export(DomainSetupRequest request) {
        return DomainSetupInfo.of(setups.export(caller.domain(request.domainId())));
    }

    @POST
    @Path("apply")
    @Doc(
            value =
                    "Makes the set-up of a domain what a document tells, in one transaction, and says of "
                            + "each thing what became of it. What is as told already is left alone. Things "
                            + "are known by their names; what the document does not tell of stays, unless "
                            + "`prune` names its section. If anything is wrong, nothing is changed, and "
                            + "`detail.problems` says where and why. Each thing is judged and recorded as "
                            + "by its own method, and takes the permission for that. Unless it is a dry "
                            + "run, it needs a sign-in of the last five minutes, or the current password; "
                            + "keys of apps need neither.",
            with = "dry_run organization user_groups")
    @Permission(value = "identity:DomainSetup.write", callers = DOMAIN_ADMIN)
    public AppliedDomainSetupInfo apply(ApplyDomainSetupRequest request) {
        boolean dryRun = Boolean.TRUE.equals(request.dryRun());
        if (!dryRun) {
            ownProof.demandRecent(caller.self(), request.currentPassword());
        }
        String domainId = caller.ownDomain(request.domainId());
        List<SetupProblem> unread = new ArrayList<>();
        DomainSetup wanted = reader.read(request, unread);
        demandNone(unread);
        DomainSetups.Applied applied = setups.apply(domainId, wanted, caller.id(), dryRun);
        demandNone(applied.problems());
        return AppliedDomainSetupInfo.of(applied.changes(), dryRun);
    }

    private void demandNone(List<SetupProblem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        JsonArrayBuilder list = Json.createArrayBuilder();
        for (SetupProblem problem : problems) {
            IdentityException refusal = problem.refusal();
            refusedCalls.refusedPart(refusal, problem.section().resource(), problem.path());
            list.add(
                    Json.createObjectBuilder()
                            .add("path", problem.path())
                            .add("code", refusal.error().code())
                            .add("message", refusal.told()));
        }
        String told =
                problems.stream()
                        .map(problem -> problem.path() + ": " + problem.refusal().told())
                        .collect(Collectors.joining("; "));
        throw SETUP_REFUSED.with(told).detail("problems", list.build());
    }
}
