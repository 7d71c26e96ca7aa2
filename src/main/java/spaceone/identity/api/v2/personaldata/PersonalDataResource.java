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
import spaceone.identity.personaldata.Erasures;
import spaceone.identity.personaldata.PersonalData;
import spaceone.identity.user.OwnProof;

/** Our own: what is kept on one person. */
@Path("v2/personal-data")
@ApplicationScoped
public class PersonalDataResource {

    private static final String READ = "identity:PersonalData.read";
    private static final String WRITE = "identity:PersonalData.write";

    @Inject Caller caller;
    @Inject PersonalData personalData;
    @Inject Erasures erasures;
    @Inject OwnProof ownProof;

    @POST
    @Path("export")
    @Doc(
            "Tells all that is kept on a user, secrets and other people left out: account, roles, "
                    + "memberships, factors, sessions, devices, settings, mails, records. Each row says "
                    + "in `part` what it is. Leaves a record that it was asked for.")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    @ListOf(PersonalDataInfo.class)
    public Record export(PersonalDataRequest request) {
        return ListAnswer.of(
                personalData.export(caller.ownDomain(request.domainId()), request.userId()));
    }

    @POST
    @Path("erase")
    @Doc(
            "Deletes a user and removes what is kept about them: at once the account with all that "
                    + "hangs on it, then, within a minute, mails and their name in records and on what "
                    + "they made; those stay under a name that says nothing. There is no way back. The "
                    + "answer is the receipt so far. The last administrator stays. "
                    + "Needs a sign-in of the last five minutes, or the current password.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public ErasureInfo erase(ErasePersonRequest request) {
        ownProof.demandRecent(caller.self(), request.currentPassword());
        return ErasureInfo.of(
                erasures.begin(caller.ownDomain(request.domainId()), request.userId()));
    }

    @POST
    @Path("get-erasure")
    @Doc("Shows how far the removal of a person is, and afterwards its receipt.")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public ErasureInfo getErasure(ErasureRequest request) {
        return ErasureInfo.of(
                erasures.get(caller.ownDomain(request.domainId()), request.erasureId()));
    }
}
