package spaceone.identity.api.v2.organization;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;
import static spaceone.identity.token.CallerRole.SYSTEM_ADMIN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Permission;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.tenancy.Logos;
import spaceone.identity.tenancy.Workspaces;
import spaceone.identity.user.Headcount;
import spaceone.identity.user.Headcounts;

/** Our own: how a domain shows itself, for those who administer it; {@code domain} is for root. */
@Path("v2/organization")
@ApplicationScoped
public class OrganizationResource {

    @Inject Caller caller;
    @Inject Domains domains;
    @Inject Logos logos;
    @Inject Headcounts headcounts;
    @Inject Workspaces workspaces;

    @POST
    @Path("get")
    @Doc("Shows how a domain shows itself, and what counts where its people chose nothing.")
    @Permission(
            value = "identity:Organization.read",
            callers = {SYSTEM_ADMIN, DOMAIN_ADMIN})
    public OrganizationInfo get(OrganizationRequest request) {
        return OrganizationInfo.of(domains.get(caller.anyDomain(request.domainId())));
    }

    @POST
    @Path("update")
    @Doc(
            value =
                    "Changes how a domain shows itself. What is left out stays; a blank text, a "
                            + "space, takes away what was set (an empty one counts as left out): the name of the domain is shown again, in English "
                            + "and UTC, in the colours of the service. New rules for passwords hold for passwords set from now on.",
            with = "display_name password_rules accent_light")
    @Permission(
            value = "identity:Organization.write",
            callers = {SYSTEM_ADMIN, DOMAIN_ADMIN})
    public OrganizationInfo update(UpdateOrganizationRequest request) {
        return OrganizationInfo.of(
                domains.show(caller.anyDomain(request.domainId()), request.toOrganization()));
    }

    @POST
    @Path("set-logo")
    @Doc(
            "Gives a domain a logo, in place of the one it has. Anybody may see it: the sign-in page "
                    + "shows it before anybody signed in.")
    @Permission(
            value = "identity:Organization.write",
            callers = {SYSTEM_ADMIN, DOMAIN_ADMIN})
    public OrganizationInfo setLogo(SetLogoRequest request) {
        return OrganizationInfo.of(
                logos.set(caller.anyDomain(request.domainId()), request.content()));
    }

    @POST
    @Path("remove-logo")
    @Doc("Takes the logo of a domain away. Nothing changes where there is none.")
    @Permission(
            value = "identity:Organization.write",
            callers = {SYSTEM_ADMIN, DOMAIN_ADMIN})
    public OrganizationInfo removeLogo(OrganizationRequest request) {
        return OrganizationInfo.of(logos.remove(caller.anyDomain(request.domainId())));
    }

    @POST
    @Path("list-figures")
    @Doc(
            "Tells how many people and workspaces domains have, in the order they were asked for. A"
                    + " domain that is not there has none of either.")
    @Permission(value = "identity:Organization.read", callers = SYSTEM_ADMIN)
    public FiguresInfos listFigures(ListFiguresRequest request) {
        List<String> domainIds = request.domainIds();
        Map<String, Headcount> people = headcounts.of(domainIds);
        Map<String, Long> counts = workspaces.count(domainIds);
        return new FiguresInfos(
                domainIds.stream()
                        .map(
                                id ->
                                        FiguresInfo.of(
                                                id,
                                                Objects.requireNonNull(people.get(id)),
                                                counts.getOrDefault(id, 0L)))
                        .toList());
    }
}
