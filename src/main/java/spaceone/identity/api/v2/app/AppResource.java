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
import spaceone.identity.api.openapi.ListOf;
import spaceone.identity.app.AppStandings;
import spaceone.identity.app.Apps;
import spaceone.identity.token.ClientSecrets;

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
    @Inject Clock clock;

    @POST
    @Path("create")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public AppInfo create(CreateAppRequest request) {
        caller.resourceGroup(request.resourceGroup());
        String workspaceId = caller.workspace(request.workspaceId());
        return AppInfo.of(
                secrets.create(caller.domain(request.domainId()), request.toNewApp(workspaceId)),
                clock.instant());
    }

    @POST
    @Path("update")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public AppInfo update(UpdateAppRequest request) {
        String name = request.name() == null ? null : request.name().strip();
        return AppInfo.of(
                apps.update(
                        caller.domain(request.domainId()),
                        caller.workspace(request.workspaceId()),
                        request.appId(),
                        name,
                        request.tags()),
                clock.instant());
    }

    @POST
    @Path("generate-client-secret")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public AppInfo generateClientSecret(GenerateAPIKeyAppRequest request) {
        return AppInfo.of(
                secrets.renew(
                        caller.domain(request.domainId()),
                        caller.workspace(request.workspaceId()),
                        request.appId(),
                        request.expiredAt()),
                clock.instant());
    }

    @POST
    @Path("enable")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public AppInfo enable(AppRequest request) {
        return AppInfo.of(
                apps.enable(
                        caller.domain(request.domainId()),
                        caller.workspace(request.workspaceId()),
                        request.appId()),
                clock.instant());
    }

    @POST
    @Path("disable")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public AppInfo disable(AppRequest request) {
        return AppInfo.of(
                apps.disable(
                        caller.domain(request.domainId()),
                        caller.workspace(request.workspaceId()),
                        request.appId()),
                clock.instant());
    }

    @POST
    @Path("delete")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public Empty delete(AppRequest request) {
        apps.delete(
                caller.domain(request.domainId()),
                caller.workspace(request.workspaceId()),
                request.appId());
        return new Empty();
    }

    @POST
    @Path("get")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public AppInfo get(AppRequest request) {
        return AppInfo.of(
                apps.get(
                        caller.domain(request.domainId()),
                        caller.workspace(request.workspaceId()),
                        request.appId()),
                clock.instant());
    }

    @POST
    @Path("list")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    @ListOf(AppInfo.class)
    public Record list(AppSearchQuery request) {
        return ListAnswer.of(
                apps.list(
                        caller.domain(request.domainId()),
                        caller.workspace(request.workspaceId()),
                        request.toQuery()));
    }

    @POST
    @Path("stat")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public StatAnswer stat(StatRequest request) {
        return StatAnswer.of(
                apps.stat(
                        caller.domain(request.domainId()),
                        caller.workspace(request.workspaceId()),
                        request.toStatistics()));
    }

    /** For sibling services: what may the bearer of this secret do now? */
    @POST
    @Path("check")
    @Permission(value = READ, callers = INTERNAL)
    public CheckAppInfo check(AppCheckRequest request) {
        return CheckAppInfo.of(
                standings
                        .find(caller.domain(request.domainId()), request.clientId())
                        .orElseThrow(PERMISSION_DENIED::with));
    }
}
