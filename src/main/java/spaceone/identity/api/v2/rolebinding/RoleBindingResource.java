package spaceone.identity.api.v2.rolebinding;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;
import static spaceone.identity.token.CallerRole.WORKSPACE_MEMBER;
import static spaceone.identity.token.CallerRole.WORKSPACE_OWNER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.access.RoleBindingDirectory;
import spaceone.identity.access.RoleBindingInfo;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Empty;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.Permission;
import spaceone.identity.api.StatAnswer;
import spaceone.identity.api.StatRequest;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.openapi.ListOf;
import spaceone.identity.user.AdminProof;
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
    @Inject AdminProof adminProof;

    @POST
    @Path("create")
    @Doc(
            value =
                    "Gives a user a role in the domain or in a workspace. Owners give only "
                            + "workspace roles in their own workspace.",
            with = "workspace_id")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public RoleBindingInfo create(CreateRoleBindingRequest request) {
        adminProof.demand(caller.self(), request.currentPassword());
        caller.resourceGroup(request.resourceGroup());
        String workspaceId = caller.workspace(request.workspaceId());
        return RoleBindingInfo.of(
                appointments.appoint(
                        caller.domain(request.domainId()), request.toAppointment(workspaceId)));
    }

    @POST
    @Path("update-role")
    @Doc(
            "Gives the user of a binding another role of the same kind. Nobody changes "
                    + "their own.")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public RoleBindingInfo updateRole(UpdateRoleBindingRequest request) {
        adminProof.demand(caller.self(), request.currentPassword());
        return RoleBindingInfo.of(
                appointments.reassign(
                        caller.domain(request.domainId()),
                        caller.assigner(),
                        request.roleBindingId(),
                        request.roleId()));
    }

    @POST
    @Path("delete")
    @Doc(
            "Takes a role from a user. The last administrator of a domain and the last "
                    + "owner of a workspace stay.")
    @Permission(
            value = WRITE,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER})
    public Empty delete(RoleBindingRequest request) {
        adminProof.demand(caller.self(), request.currentPassword());
        appointments.dismiss(
                caller.domain(request.domainId()), caller.assigner(), request.roleBindingId());
        return new Empty();
    }

    @POST
    @Path("get")
    @Doc("Shows who has which role where.")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    public RoleBindingInfo get(RoleBindingRequest request) {
        return RoleBindingInfo.of(
                roleBindings.get(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.roleBindingId()));
    }

    @POST
    @Path("list")
    @Doc(
            value =
                    "Lists role bindings: of the domain for its administrators, of their workspace "
                            + "for others.",
            with = "query")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    @ListOf(RoleBindingInfo.class)
    public Record list(RoleBindingSearchQuery request) {
        return ListAnswer.of(
                directory.list(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.toQuery()));
    }

    @POST
    @Path("stat")
    @Doc(value = "Counts and groups role bindings.", with = "query")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    public StatAnswer stat(StatRequest request) {
        return StatAnswer.of(
                directory.stat(
                        caller.place(request.domainId(), request.workspaceId()),
                        request.toStatistics()));
    }
}
