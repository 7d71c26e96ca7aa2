package spaceone.identity.plan;

import java.util.Optional;
import java.util.function.Function;
import spaceone.identity.access.MyWorkspaces;
import spaceone.identity.access.RoleBindingDirectory;
import spaceone.identity.access.RoleDirectory;
import spaceone.identity.app.Apps;
import spaceone.identity.audit.AuditTrail;
import spaceone.identity.mail.Outbox;
import spaceone.identity.project.ProjectDirectory;
import spaceone.identity.project.ProjectDirectory.Wanted;
import spaceone.identity.project.Reach;
import spaceone.identity.session.OwnSessions;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.tenancy.Place;
import spaceone.identity.tenancy.WorkspaceDirectory;
import spaceone.identity.userconfig.UserConfigs;
import spaceone.identity.usergroup.UserGroups;
import spaceone.identity.workspacegroup.WorkspaceGroupDirectory;

/** Lists of what people work in, and of what is recorded. */
final class TenancyStatements {

    private static final Place EVERYWHERE = Place.of(HotTable.DOMAIN);
    private static final Place WORKSPACE = Place.of(HotTable.DOMAIN, HotTable.WORKSPACE);

    private final Rooms rooms;
    private final HotTable table;

    private TenancyStatements(Rooms rooms, HotTable table) {
        this.rooms = rooms;
        this.table = table;
        tenancy();
        records();
    }

    static void addTo(HotTable table, Rooms rooms) {
        new TenancyStatements(rooms, table);
    }

    private void tenancy() {
        Domains domains = rooms.get(Domains.class);
        table.add("domains", query -> domains.list(HotTable.query(query)), HotTable.PAGE);
        table.add(
                "domain by name",
                query -> domains.list(HotTable.query(query)),
                "'filter':[{'k':'name','v':'Anna 20','o':'eq'}]," + HotTable.PAGE);
        table.add("domain of a name", () -> domains.named("Anna 20"));
        WorkspaceDirectory workspaces = rooms.get(WorkspaceDirectory.class);
        Function<String, Object> w =
                query -> workspaces.list(HotTable.DOMAIN, HotTable.query(query));
        table.add("workspaces", w, HotTable.PAGE);
        table.add("workspaces, minimal", w, "'minimal':true," + HotTable.PAGE);
        table.add("workspaces by created_at", w, "'sort':[{'key':'created_at'}]," + HotTable.PAGE);
        table.add(
                "workspaces by name backwards",
                w,
                "'sort':[{'key':'name','desc':true}]," + HotTable.PAGE);
        table.add(
                "workspace by id",
                w,
                "'filter':[{'k':'workspace_id','v':'ws-7','o':'eq'}]," + HotTable.PAGE);
        table.add(
                "workspace by name",
                w,
                "'filter':[{'k':'name','v':'Anna 0','o':'eq'}]," + HotTable.PAGE);
        table.add("workspaces by keyword", w, "'keyword':'anna'," + HotTable.PAGE);
        table.add(
                "workspaces of a group",
                w,
                "'filter':[{'k':'workspace_group_id','v':'wg-7','o':'eq'}]," + HotTable.PAGE);
        MyWorkspaces mine = rooms.get(MyWorkspaces.class);
        table.add(
                "workspaces of a member",
                query -> mine.list(HotTable.DOMAIN, "u-12", null, HotTable.query(query)),
                "");
        table.add(
                "workspaces of an administrator",
                query -> mine.list(HotTable.DOMAIN, "u-0", null, HotTable.query(query)),
                HotTable.PAGE);
        WorkspaceGroupDirectory groups = rooms.get(WorkspaceGroupDirectory.class);
        table.add(
                "workspace groups",
                query -> groups.list(HotTable.DOMAIN, HotTable.query(query)),
                HotTable.PAGE);
        table.add(
                "workspace groups of a member",
                query -> groups.ofUser(HotTable.DOMAIN, "u-12", HotTable.query(query)),
                HotTable.PAGE);
        table.add(
                "workspace groups with bindings",
                query -> groups.withBindings(HotTable.DOMAIN, "u-12"),
                HotTable.PAGE);
        RoleDirectory roles = rooms.get(RoleDirectory.class);
        table.add(
                "roles",
                query -> roles.list(HotTable.DOMAIN, HotTable.query(query)),
                HotTable.PAGE);
        table.add(
                "roles, basic",
                query -> roles.listBasic(HotTable.DOMAIN, HotTable.query(query)),
                HotTable.PAGE);
        table.add(
                "role by name",
                query -> roles.list(HotTable.DOMAIN, HotTable.query(query)),
                "'filter':[{'k':'name','v':'Anna 0','o':'eq'}]," + HotTable.PAGE);
        RoleBindingDirectory bindings = rooms.get(RoleBindingDirectory.class);
        Function<String, Object> b = query -> bindings.list(EVERYWHERE, HotTable.query(query));
        table.add("role bindings", b, HotTable.PAGE);
        table.add(
                "role bindings of a workspace",
                query -> bindings.list(Place.of(HotTable.DOMAIN, "ws-0"), HotTable.query(query)),
                HotTable.PAGE);
        table.add(
                "role bindings of a user",
                b,
                "'filter':[{'k':'user_id','v':'U-13','o':'eq'}]," + HotTable.PAGE);
        table.add(
                "role bindings of users",
                b,
                "'filter':[{'k':'user_id','v':['U-13','김-19'],'o':'in'}]," + HotTable.PAGE);
        table.add(
                "role bindings of a role",
                b,
                "'filter':[{'k':'role_id','v':'role-100','o':'eq'}]," + HotTable.PAGE);
        table.add(
                "role binding by id",
                b,
                "'filter':[{'k':'role_binding_id','v':'rb-7','o':'eq'}]," + HotTable.PAGE);
        table.add(
                "role bindings backwards",
                b,
                "'sort':[{'key':'created_at','desc':true}]," + HotTable.PAGE);
        ProjectDirectory projects = rooms.get(ProjectDirectory.class);
        Wanted all = new Wanted(null, false, null);
        table.add(
                "projects",
                query -> projects.list(Reach.of(EVERYWHERE), all, HotTable.query(query)),
                HotTable.PAGE);
        table.add(
                "projects of a workspace",
                query -> projects.list(Reach.of(WORKSPACE), all, HotTable.query(query)),
                HotTable.PAGE);
        table.add(
                "projects of a member",
                query ->
                        projects.list(
                                Reach.ofMember(WORKSPACE, "u-12"), all, HotTable.query(query)),
                HotTable.PAGE);
        table.add(
                "projects of a group",
                query ->
                        projects.list(
                                Reach.of(WORKSPACE),
                                new Wanted("pg-7", true, null),
                                HotTable.query(query)),
                HotTable.PAGE);
        table.add(
                "projects with a user",
                query ->
                        projects.list(
                                Reach.of(WORKSPACE),
                                new Wanted(null, false, "u-12"),
                                HotTable.query(query)),
                HotTable.PAGE);
        table.add(
                "project groups",
                query -> projects.listGroups(WORKSPACE, HotTable.query(query)),
                HotTable.PAGE);
        UserGroups userGroups = rooms.get(UserGroups.class);
        table.add(
                "user groups",
                query -> userGroups.list(EVERYWHERE, null, HotTable.query(query)),
                HotTable.PAGE);
        table.add(
                "user groups of a workspace",
                query -> userGroups.list(WORKSPACE, null, HotTable.query(query)),
                HotTable.PAGE);
        table.add(
                "user groups of a user",
                query -> userGroups.list(WORKSPACE, "u-12", HotTable.query(query)),
                HotTable.PAGE);
        Apps apps = rooms.get(Apps.class);
        table.add("apps", query -> apps.list(EVERYWHERE, HotTable.query(query)), HotTable.PAGE);
        table.add(
                "apps of a workspace",
                query -> apps.list(Place.of(HotTable.DOMAIN, "ws-7"), HotTable.query(query)),
                HotTable.PAGE);
        table.add(
                "app by client",
                query -> apps.list(EVERYWHERE, HotTable.query(query)),
                "'filter':[{'k':'client_id','v':'client-7','o':'eq'}]," + HotTable.PAGE);
        UserConfigs configs = rooms.get(UserConfigs.class);
        table.add(
                "configs",
                query -> configs.list(HotTable.DOMAIN, "u-12", HotTable.query(query)),
                HotTable.PAGE);
    }

    private void records() {
        AuditTrail trail = rooms.get(AuditTrail.class);
        Function<String, Object> records =
                query -> trail.list(HotTable.DOMAIN, HotTable.query(query));
        table.add("audit records", records, HotTable.PAGE);
        table.add(
                "audit records of a target",
                records,
                "'filter':[{'k':'target_id','v':'u-7','o':'eq'}]," + HotTable.PAGE);
        table.add(
                "audit records of an actor",
                records,
                "'filter':[{'k':'actor_id','v':'u-7','o':'eq'}]," + HotTable.PAGE);
        table.add(
                "audit records of a time",
                records,
                "'filter':[{'k':'created_at','v':'2026-06-01T01:00:00Z','o':'datetime_lt'}],"
                        + HotTable.PAGE);
        table.add(
                "audit records of an action",
                records,
                "'filter':[{'k':'action','v':'App.create','o':'eq'}]," + HotTable.PAGE);
        table.add(
                "audit records of one's own",
                query -> trail.ofUser(HotTable.DOMAIN, "u-12", HotTable.query(query)),
                HotTable.PAGE);
        Outbox outbox = rooms.get(Outbox.class);
        table.add(
                "mails",
                query -> outbox.list(Optional.of(HotTable.DOMAIN), HotTable.query(query)),
                HotTable.PAGE);
        table.add(
                "mails of all",
                query -> outbox.list(Optional.empty(), HotTable.query(query)),
                HotTable.PAGE);
        table.add(
                "mails to somebody",
                query -> outbox.list(Optional.of(HotTable.DOMAIN), HotTable.query(query)),
                "'filter':[{'k':'recipient','v':'u-8@example.com','o':'eq'}]," + HotTable.PAGE);
        table.add(
                "mails of a user",
                query -> outbox.list(Optional.of(HotTable.DOMAIN), HotTable.query(query)),
                "'filter':[{'k':'user_id','v':'u-8','o':'eq'}]," + HotTable.PAGE);
        table.add(
                "mails waiting",
                query -> outbox.list(Optional.of(HotTable.DOMAIN), HotTable.query(query)),
                "'filter':[{'k':'state','v':'QUEUED','o':'eq'}]," + HotTable.PAGE);
        OwnSessions sessions = rooms.get(OwnSessions.class);
        table.add("own sessions", () -> sessions.list("s-7"));
    }
}
