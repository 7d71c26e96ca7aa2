package spaceone.identity.api.v2.provider;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;
import static spaceone.identity.token.CallerRole.SYSTEM_ADMIN;
import static spaceone.identity.token.CallerRole.USER;
import static spaceone.identity.token.CallerRole.WORKSPACE_MEMBER;
import static spaceone.identity.token.CallerRole.WORKSPACE_OWNER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import spaceone.identity.api.Empty;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.Permission;
import spaceone.identity.api.openapi.Doc;

/**
 * {@code spaceone.api.identity.v2.Provider} is not served here; a console that starts asks for the
 * list, and gets an empty one.
 */
@Path("v2/provider")
@ApplicationScoped
public class ProviderResource {

    @POST
    @Path("list")
    @Doc(
            "Answers with an empty list. Providers are not served here; the console asks "
                    + "for them when it starts.")
    @Permission(
            value = "identity:Provider.read",
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER, USER, SYSTEM_ADMIN})
    public ListAnswer list(Empty request) {
        return new ListAnswer(List.of(), 0);
    }
}
