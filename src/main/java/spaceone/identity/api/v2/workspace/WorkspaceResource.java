package spaceone.identity.api.v2.workspace;

import static spaceone.identity.CommonError.NOT_FOUND;
import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;
import static spaceone.identity.token.CallerRole.INTERNAL;
import static spaceone.identity.token.CallerRole.WORKSPACE_OWNER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.api.AnalysisAnswer;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Empty;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.Permission;
import spaceone.identity.api.StatAnswer;
import spaceone.identity.api.StatRequest;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.openapi.ListOf;
import spaceone.identity.founding.WorkspaceClosure;
import spaceone.identity.tenancy.WorkspaceDirectory;
import spaceone.identity.tenancy.WorkspaceInfo;
import spaceone.identity.tenancy.Workspaces;
import spaceone.identity.workspacegroup.Moves;

/** {@code spaceone.api.identity.v2.Workspace} */
@Path("v2/workspace")
@ApplicationScoped
public class WorkspaceResource {

    private static final String READ = "identity:Workspace.read";
    private static final String WRITE = "identity:Workspace.write";

    @Inject Caller caller;
    @Inject Workspaces workspaces;
    @Inject WorkspaceDirectory directory;
    @Inject Moves moves;
    @Inject WorkspaceClosure closure;

    @POST
    @Path("create")
    @Doc(value = "Creates a workspace.", with = "tags")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public WorkspaceInfo create(CreateWorkspaceRequest request) {
        return WorkspaceInfo.of(
                workspaces.create(
                        caller.domain(request.domainId()),
                        request.name().strip(),
                        request.tags(),
                        caller.id()));
    }

    @POST
    @Path("update")
    @Doc(value = "Changes name and tags of a workspace.", with = "name")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public WorkspaceInfo update(UpdateWorkspaceRequest request) {
        String name = request.name() == null ? null : request.name().strip();
        return WorkspaceInfo.of(
                workspaces.update(
                        caller.domain(request.domainId()),
                        request.workspaceId(),
                        name,
                        request.tags()));
    }

    @POST
    @Path("change-workspace-group")
    @Doc(
            value =
                    "Moves a workspace into a group, or without one out of its group. The people "
                            + "of the group have their roles in it from then on.",
            with = "workspace_group_id")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public WorkspaceInfo changeWorkspaceGroup(ChangeWorkspaceGroupRequest request) {
        return WorkspaceInfo.of(
                moves.move(
                        caller.domain(request.domainId()),
                        request.workspaceId(),
                        request.workspaceGroupId()));
    }

    @POST
    @Path("delete")
    @Doc("Deletes a workspace with everything in it: bindings, apps, projects, groups.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public Empty delete(WorkspaceDeleteRequest request) {
        closure.close(caller.domain(request.domainId()), request.workspaceId());
        return new Empty();
    }

    @POST
    @Path("enable")
    @Doc("Lets people work in a disabled workspace again.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public WorkspaceInfo enable(WorkspaceRequest request) {
        return WorkspaceInfo.of(
                workspaces.enable(caller.domain(request.domainId()), request.workspaceId()));
    }

    @POST
    @Path("disable")
    @Doc("Keeps everybody out of a workspace. Nothing in it is lost.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public WorkspaceInfo disable(WorkspaceRequest request) {
        return WorkspaceInfo.of(
                workspaces.disable(caller.domain(request.domainId()), request.workspaceId()));
    }

    /** There are no packages here: every one is unknown. */
    @POST
    @Path("add-package")
    @Doc("Refuses every package: there are none here.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public WorkspaceInfo addPackage(WorkspacePackageRequest request) {
        workspaces.get(caller.domain(request.domainId()), request.workspaceId());
        throw NOT_FOUND.with("package_id", request.packageId());
    }

    @POST
    @Path("remove-package")
    @Doc("Refuses every package: there are none here.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public WorkspaceInfo removePackage(WorkspacePackageRequest request) {
        workspaces.get(caller.domain(request.domainId()), request.workspaceId());
        throw NOT_FOUND.with("package_id", request.packageId());
    }

    @POST
    @Path("get")
    @Doc("Shows a workspace.")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public WorkspaceInfo get(WorkspaceRequest request) {
        return WorkspaceInfo.of(
                workspaces.get(caller.domain(request.domainId()), request.workspaceId()));
    }

    /** For sibling services: does it exist? */
    @POST
    @Path("check")
    @Doc(value = "Tells a sibling service whether a workspace exists.", with = "domain_id")
    @Permission(value = READ, callers = INTERNAL)
    public Empty check(WorkspaceCheckRequest request) {
        workspaces.get(caller.domain(request.domainId()), request.workspaceId());
        return new Empty();
    }

    @POST
    @Path("list")
    @Doc(value = "Lists the workspaces of a domain.", with = "query")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    @ListOf(WorkspaceInfo.class)
    public Record list(WorkspaceSearchQuery request) {
        return ListAnswer.of(directory.list(caller.domain(request.domainId()), request.toQuery()));
    }

    @POST
    @Path("analyze")
    @Doc(value = "Groups workspaces by members and calculates over them.", with = "query")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public AnalysisAnswer analyze(WorkspaceAnalyzeQuery request) {
        return AnalysisAnswer.of(
                directory.analyze(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.toAnalysis()));
    }

    @POST
    @Path("stat")
    @Doc(value = "Counts and groups workspaces.", with = "query")
    @Permission(value = READ, callers = DOMAIN_ADMIN)
    public StatAnswer stat(StatRequest request) {
        return StatAnswer.of(
                directory.stat(caller.domain(request.domainId()), request.toStatistics()));
    }
}
