package spaceone.identity.api.v2.userconfig;

import static spaceone.identity.token.CallerRole.USER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Empty;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.Permission;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.openapi.ListOf;
import spaceone.identity.userconfig.UserConfigInfo;
import spaceone.identity.userconfig.UserConfigs;

/** What pages keep for the person who calls; the console knows it as its config service. */
@Path("v2/user-config")
@ApplicationScoped
public class UserConfigResource {

    private static final String READ = "identity:UserProfile.read";
    private static final String WRITE = "identity:UserProfile.write";

    @Inject Caller caller;
    @Inject UserConfigs configs;

    @POST
    @Path("set")
    @Doc("Keeps a piece of data for the caller under a name. Replaces what was there.")
    @Permission(value = WRITE, callers = USER)
    public UserConfigInfo set(SetUserConfigRequest request) {
        return UserConfigInfo.of(
                configs.set(
                        caller.domain(null),
                        caller.userId(),
                        request.name().strip(),
                        request.data()),
                caller.userId());
    }

    @POST
    @Path("get")
    @Doc("Gives back what is kept for the caller under a name.")
    @Permission(value = READ, callers = USER)
    public UserConfigInfo get(UserConfigRequest request) {
        return UserConfigInfo.of(
                configs.get(caller.domain(null), caller.userId(), request.name().strip()),
                caller.userId());
    }

    @POST
    @Path("delete")
    @Doc("Forgets what is kept for the caller under a name.")
    @Permission(value = WRITE, callers = USER)
    public Empty delete(UserConfigRequest request) {
        configs.delete(caller.domain(null), caller.userId(), request.name().strip());
        return new Empty();
    }

    @POST
    @Path("list")
    @Doc(value = "Lists what is kept for the caller.", with = "query")
    @Permission(value = READ, callers = USER)
    @ListOf(UserConfigInfo.class)
    public Record list(ListUserConfigsRequest request) {
        return ListAnswer.of(configs.list(caller.domain(null), caller.userId(), request.toQuery()));
    }
}
