package spaceone.identity.api.v2.system;

import static spaceone.identity.CommonError.AUTHENTICATE_FAILURE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import spaceone.identity.api.Bearer;
import spaceone.identity.api.NoAuth;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.founding.Administrator;
import spaceone.identity.founding.Founding;
import spaceone.identity.tenancy.Domain;

/** {@code spaceone.api.identity.v2.System} */
@Path("v2/system")
@ApplicationScoped
public class SystemResource {

    @Inject Founding founding;
    @Inject Bearer bearer;

    /**
     * Open once, to the holder of the bootstrap secret; with {@code force} and a system token also
     * later.
     */
    @POST
    @Path("init")
    @Doc(
            "Sets the installation up once: root domain, its administrator, a system "
                    + "token. The header `X-Bootstrap-Secret` must hold the operator's secret. Later "
                    + "calls need `force` and a system token: they replace the administrators and "
                    + "keys of the root domain, and all other system tokens end.")
    @NoAuth
    public SystemInfo init(
            InitRequest request,
            @HeaderParam("X-Bootstrap-Secret") String secret,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        Administrator administrator = request.admin().toRootAdministrator();
        boolean again = Boolean.TRUE.equals(request.force()) && founding.isDone();
        if (again && !bearer.authenticate(authorization).isSystem()) {
            throw AUTHENTICATE_FAILURE.with("a system token is needed.");
        }
        String token =
                again
                        ? founding.initializeAgain(administrator)
                        : founding.initialize(administrator, secret);
        return new SystemInfo(Domain.ROOT, "root", token);
    }
}
