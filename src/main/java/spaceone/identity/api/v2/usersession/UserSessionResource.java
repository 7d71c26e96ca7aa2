package spaceone.identity.api.v2.usersession;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Empty;
import spaceone.identity.api.Permission;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.v2.userprofile.SessionsInfo;
import spaceone.identity.user.OwnProof;
import spaceone.identity.user.UserSessions;

/** Our own: where the people of a domain are signed in. */
@Path("v2/user-session")
@ApplicationScoped
public class UserSessionResource {

    @Inject Caller caller;
    @Inject UserSessions sessions;
    @Inject OwnProof ownProof;

    @POST
    @Path("list")
    @Doc("Lists where a user is signed in, newest first, two hundred at most.")
    @Permission(value = "identity:UserSession.read", callers = DOMAIN_ADMIN)
    public SessionsInfo list(UserSessionRequest request) {
        String domainId = caller.ownDomain(request.domainId());
        return SessionsInfo.of(
                sessions.list(domainId, request.userId()), caller.principal().sessionId());
    }

    @POST
    @Path("revoke")
    @Doc(
            "Ends these sessions of a user, or without ids all of them and every mailed link by "
                    + "which they could come in. Their tokens are good nowhere any more, at once. "
                    + "Needs a sign-in of the last five minutes, or the current password.")
    @Permission(value = "identity:UserSession.write", callers = DOMAIN_ADMIN)
    public Empty revoke(RevokeUserSessionsRequest request) {
        ownProof.demandRecent(caller.self(), request.currentPassword());
        sessions.revoke(
                caller.ownDomain(request.domainId()),
                request.userId(),
                Optional.ofNullable(request.sessionIds()).orElse(List.of()));
        return new Empty();
    }
}
