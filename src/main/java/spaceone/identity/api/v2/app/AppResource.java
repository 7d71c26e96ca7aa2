package spaceone.identity.api.v2.app;

import static spaceone.identity.CommonError.PERMISSION_DENIED;
import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;
import static spaceone.identity.token.CallerRole.INTERNAL;
import static spaceone.identity.token.CallerRole.WORKSPACE_OWNER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Empty;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.Permission;
import spaceone.identity.api.StatAnswer;
import spaceone.identity.api.StatRequest;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.openapi.ListOf;
import spaceone.identity.app.AppInfo;
import spaceone.identity.app.AppStandings;
import spaceone.identity.app.Apps;
import spaceone.identity.token.ClientSecrets;
import spaceone.identity.user.AdminProof;

/** {@code spaceone.api.identity.v2.App} */
@Path("v2/app")
@ApplicationScoped
public class AppResource {

    private static final String READ = "identity:App.read";
    private static final String WRITE = "identity:App.write";

    @Inject Caller caller;
    @Inject Apps apps;
    @Inject ClientSecrets secrets;
    @Inject AppStandings standings;
    @Inject AdminProof adminProof;
    @Inject Clock clock;

    @POST
    @Path("create")
    @Doc(
            value =
                    "Creates an app: a program with a role. The answer holds `client_secret`, the "
                            + "token it calls the API with, which is shown only now. It ends at "
                            + "`expired_at`; before that the mail APP_EXPIRES warns the administrators.",
            with = "workspace_id tags")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public AppInfo create(CreateAppRequest request) {
        adminProof.demand(caller.self(), request.currentPassword());
        caller.resourceGroup(request.resourceGroup());
        String workspaceId = caller.workspace(request.workspaceId());
        return shown(
                secrets.create(caller.domain(request.domainId()), request.toNewApp(workspaceId)));
    }

    @POST
    @Path("update")
    @Doc(value = "Changes name and tags of an app. Its secret stays good.", with = "name")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public AppInfo update(UpdateAppRequest request) {
        String name = request.name() == null ? null : request.name().strip();
        return AppInfo.of(
                apps.update(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.appId(),
                        name,
                        request.tags()),
                clock.instant());
    }

    @POST
    @Path("generate-client-secret")
    @Doc(
            value =
                    "Gives an app a new secret, which is shown only now. The old one is dead at "
                            + "once, or after `overlap_hours`.",
            with = "overlap_hours")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public AppInfo generateClientSecret(GenerateAPIKeyAppRequest request) {
        adminProof.demand(caller.self(), request.currentPassword());
        return shown(
                secrets.renew(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.appId(),
                        request.expiredAt(),
                        request.overlap()));
    }

    @POST
    @Path("end-previous-secret")
    @Doc(
            "Ends the overlap that `generate-client-secret` began: of an app's secrets only the "
                    + "newest is good from now on.")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public AppInfo endPreviousSecret(AppRequest request) {
        return AppInfo.of(
                apps.endPrevious(
                        caller.place(request.domainId(), request.workspaceId()), request.appId()),
                clock.instant());
    }

    @POST
    @Path("enable")
    @Doc("Lets a disabled app call again.")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public AppInfo enable(AppRequest request) {
        return AppInfo.of(
                apps.enable(
                        caller.place(request.domainId(), request.workspaceId()), request.appId()),
                clock.instant());
    }

    @POST
    @Path("disable")
    @Doc("Refuses the calls of an app until it is enabled. Its secret stays.")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public AppInfo disable(AppRequest request) {
        return AppInfo.of(
                apps.disable(
                        caller.place(request.domainId(), request.workspaceId()), request.appId()),
                clock.instant());
    }

    @POST
    @Path("delete")
    @Doc("Deletes an app. Its secret is dead at once.")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public Empty delete(AppRequest request) {
        apps.delete(caller.place(request.domainId(), request.workspaceId()), request.appId());
        return new Empty();
    }

    @POST
    @Path("get")
    @Doc("Shows an app. The secret is never shown again.")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public AppInfo get(AppRequest request) {
        return AppInfo.of(
                apps.get(caller.place(request.domainId(), request.workspaceId()), request.appId()),
                clock.instant());
    }

    @POST
    @Path("list")
    @Doc(
            value =
                    "Lists apps: of the domain for its administrators, of their workspace for "
                            + "owners.",
            with = "query")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    @ListOf(AppInfo.class)
    public Record list(AppSearchQuery request) {
        return ListAnswer.of(
                apps.list(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.toQuery()));
    }

    @POST
    @Path("stat")
    @Doc(value = "Counts and groups apps.", with = "query")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public StatAnswer stat(StatRequest request) {
        return StatAnswer.of(
                apps.stat(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.toStatistics()));
    }

    /** For sibling services: what may the bearer of this secret do now? */
    @POST
    @Path("check")
    @Doc(
            value =
                    "Tells a sibling service what the bearer of a client secret may do now. "
                            + "Refused where the app is disabled, expired or gone.",
            with = "domain_id")
    @Permission(value = READ, callers = INTERNAL)
    public CheckAppInfo check(AppCheckRequest request) {
        return CheckAppInfo.of(
                standings
                        .find(caller.domain(request.domainId()), request.clientId())
                        .orElseThrow(PERMISSION_DENIED::with));
    }

    private AppInfo shown(ClientSecrets.Issued issued) {
        return AppInfo.of(issued.app(), issued.secret(), clock.instant());
    }
}
