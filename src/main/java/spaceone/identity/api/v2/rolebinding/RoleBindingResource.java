package spaceone.identity.api.v2.rolebinding;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;
import static spaceone.identity.token.CallerRole.WORKSPACE_MEMBER;
import static spaceone.identity.token.CallerRole.WORKSPACE_OWNER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.access.RoleBindingDirectory;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Empty;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.Permission;
import spaceone.identity.api.StatAnswer;
import spaceone.identity.api.StatRequest;
import spaceone.identity.api.openapi.ListOf;
import spaceone.identity.user.Appointments;

/** {@code spaceone.api.identity.v2.RoleBinding} */
@Path("v2/role-binding")
@ApplicationScoped
public class RoleBindingResource {

    private static final String READ = "identity:RoleBinding.read";
    private static final String WRITE = "identity:RoleBinding.write";

    @Inject Caller caller;
    @Inject RoleBindings roleBindings;
    @Inject RoleBindingDirectory directory;
    @Inject Appointments appointments;

    @POST
    @Path("create")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public RoleBindingInfo create(CreateRoleBindingRequest request) {
        caller.resourceGroup(request.resourceGroup());
        String workspaceId = caller.workspace(request.workspaceId());
        return RoleBindingInfo.of(
                appointments.appoint(
                        caller.domain(request.domainId()), request.toAppointment(workspaceId)));
    }

    @POST
    @Path("update-role")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public RoleBindingInfo updateRole(UpdateRoleBindingRequest request) {
        return RoleBindingInfo.of(
                appointments.reassign(
                        caller.domain(request.domainId()),
                        caller.assigner(),
                        request.roleBindingId(),
                        request.roleId()));
    }

    @POST
    @Path("delete")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public Empty delete(RoleBindingRequest request) {
        appointments.dismiss(
                caller.domain(request.domainId()), caller.assigner(), request.roleBindingId());
        return new Empty();
    }

    @POST
    @Path("get")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    public RoleBindingInfo get(RoleBindingRequest request) {
        return RoleBindingInfo.of(
                roleBindings.get(
                        caller.domain(request.domainId()),
                        caller.workspace(request.workspaceId()),
                        request.roleBindingId()));
    }

    @POST
    @Path("list")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    @ListOf(RoleBindingInfo.class)
    public Record list(RoleBindingSearchQuery request) {
        return ListAnswer.of(
                directory.list(
                        caller.domain(request.domainId()),
                        caller.workspace(request.workspaceId()),
                        request.toQuery()));
    }

    @POST
    @Path("stat")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    public StatAnswer stat(StatRequest request) {
        return StatAnswer.of(
                directory.stat(
                        caller.domain(request.domainId()),
                        caller.workspace(request.workspaceId()),
                        request.toStatistics()));
    }
}
