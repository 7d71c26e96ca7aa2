package spaceone.identity.api.v2.personaldata;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.api.Caller;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.Permission;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.openapi.ListOf;
import spaceone.identity.personaldata.PersonalData;

/** Our own: what is kept on one person. */
@Path("v2/personal-data")
@ApplicationScoped
public class PersonalDataResource {

    @Inject Caller caller;
    @Inject PersonalData personalData;

    @POST
    @Path("export")
    @Doc(
            "Tells all that is kept on a user, secrets and other people left out: account, roles, "
                    + "memberships, factors, sessions, devices, settings, mails, records. Each row says "
                    + "in `part` what it is. Leaves a record that it was asked for.")
    @Permission(value = "identity:PersonalData.read", callers = DOMAIN_ADMIN)
    @ListOf(PersonalDataInfo.class)
    public Record export(PersonalDataRequest request) {
        return ListAnswer.of(
                personalData.export(caller.ownDomain(request.domainId()), request.userId()));
    }
}
