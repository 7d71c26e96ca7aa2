package spaceone.identity.api.v2.role;

import static spaceone.identity.token.CallerRole.DOMAIN_ADMIN;
import static spaceone.identity.token.CallerRole.USER;
import static spaceone.identity.token.CallerRole.WORKSPACE_MEMBER;
import static spaceone.identity.token.CallerRole.WORKSPACE_OWNER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.access.BasicRoleInfo;
import spaceone.identity.access.RoleDirectory;
import spaceone.identity.access.RoleInfo;
import spaceone.identity.access.Roles;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Empty;
import spaceone.identity.api.ListAnswer;
import spaceone.identity.api.Permission;
import spaceone.identity.api.StatAnswer;
import spaceone.identity.api.StatRequest;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.openapi.ListOf;

/** {@code spaceone.api.identity.v2.Role} */
@Path("v2/role")
@ApplicationScoped
public class RoleResource {

    private static final String READ = "identity:Role.read";
    private static final String WRITE = "identity:Role.write";

    @Inject Caller caller;
    @Inject Roles roles;
    @Inject RoleDirectory directory;

    @POST
    @Path("create")
    @Doc(
            value = "Creates a role: a set of permissions to be given to people and apps.",
            with = "permissions")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public RoleInfo create(CreateRoleRequest request) {
        return RoleInfo.of(
                roles.create(
                        caller.domain(request.domainId()),
                        request.roleType(),
                        request.toChanges()));
    }

    @POST
    @Path("update")
    @Doc(
            value =
                    "Changes a role. Whoever has it has the new permissions with their next call. "
                            + "Managed roles stay as they are.",
            with = "permissions")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public RoleInfo update(UpdateRoleRequest request) {
        return RoleInfo.of(
                roles.update(
                        caller.domain(request.domainId()), request.roleId(), request.toChanges()));
    }

    @POST
    @Path("enable")
    @Doc("Lets a disabled role be given again.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public RoleInfo enable(RoleRequest request) {
        return RoleInfo.of(roles.enable(caller.domain(request.domainId()), request.roleId()));
    }

    @POST
    @Path("disable")
    @Doc("Keeps a role from being given to anybody else. Refused while somebody has it.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public RoleInfo disable(RoleRequest request) {
        return RoleInfo.of(roles.disable(caller.domain(request.domainId()), request.roleId()));
    }

    @POST
    @Path("delete")
    @Doc("Deletes a role that nobody has.")
    @Permission(value = WRITE, callers = DOMAIN_ADMIN)
    public Empty delete(RoleRequest request) {
        roles.delete(caller.domain(request.domainId()), request.roleId());
        return new Empty();
    }

    @POST
    @Path("get")
    @Doc("Shows a role.")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    public RoleInfo get(RoleRequest request) {
        return RoleInfo.of(roles.get(caller.domain(request.domainId()), request.roleId()));
    }

    @POST
    @Path("list")
    @Doc(value = "Lists the roles of a domain.", with = "query")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    @ListOf(RoleInfo.class)
    public Record list(RoleSearchQuery request) {
        return ListAnswer.of(directory.list(caller.domain(request.domainId()), request.toQuery()));
    }

    @POST
    @Path("list-basic-role")
    @Doc(
            value =
                    "Lists roles with what everybody may see of them: names and types, no "
                            + "permissions.",
            with = "query")
    @Permission(value = READ, callers = USER)
    @ListOf(BasicRoleInfo.class)
    public Record listBasicRole(RoleSearchQuery request) {
        return ListAnswer.of(
                directory.listBasic(caller.domain(request.domainId()), request.toQuery()));
    }

    @POST
    @Path("stat")
    @Doc(value = "Counts and groups roles.", with = "query")
    @Permission(
            value = READ,
            callers = {DOMAIN_ADMIN, WORKSPACE_OWNER, WORKSPACE_MEMBER})
    public StatAnswer stat(StatRequest request) {
        return StatAnswer.of(
                directory.stat(caller.domain(request.domainId()), request.toStatistics()));
    }
}
