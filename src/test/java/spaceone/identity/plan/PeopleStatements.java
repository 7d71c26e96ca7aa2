package spaceone.identity.plan;

import java.util.List;
import java.util.function.Function;
import spaceone.identity.user.Outsiders;
import spaceone.identity.user.Users;
import spaceone.identity.user.WorkspaceUsers;

/** Lists, searches and statistics of users. */
final class PeopleStatements {

    private final Rooms rooms;
    private final HotTable table;

    private PeopleStatements(Rooms rooms, HotTable table) {
        this.rooms = rooms;
        this.table = table;
        users();
    }

    static void addTo(HotTable table, Rooms rooms) {
        new PeopleStatements(rooms, table);
    }

    private void users() {
        Users users = rooms.get(Users.class);
        Function<String, Object> v2 =
                query -> users.list(HotTable.DOMAIN, null, HotTable.query(query));
        Function<String, Object> v1 =
                query -> users.listWithTypes(HotTable.DOMAIN, null, HotTable.query(query));
        table.add("users", v2, HotTable.PAGE);
        table.add("users, minimal", v2, "'minimal':true," + HotTable.PAGE);
        table.add("users of v1", v1, HotTable.PAGE);
        for (String key : List.of("user_id", "name", "email", "created_at", "last_accessed_at")) {
            table.add("users by " + key, v2, "'sort':[{'key':'" + key + "'}]," + HotTable.PAGE);
            table.add(
                    "users by " + key + " backwards",
                    v2,
                    "'sort':[{'key':'" + key + "','desc':true}]," + HotTable.PAGE);
        }
        for (String key : List.of("state", "auth_type", "role_type", "role_id")) {
            table.add("users by " + key, v2, "'sort':[{'key':'" + key + "'}]," + HotTable.PAGE);
        }
        for (String filter :
                List.of(
                        "'k':'user_id','v':'U-13','o':'eq'",
                        "'k':'user_id','v':['U-13','é-14','김-19'],'o':'in'",
                        "'k':'email','v':'u-777@example.com','o':'eq'",
                        "'k':'email','v':['u-777@example.com','u-13@example.com'],'o':'in'",
                        "'k':'name','v':'김철수 29','o':'eq'",
                        "'k':'name','v':['김철수 29','Anna 0'],'o':'in'",
                        "'k':'role_id','v':'role-0','o':'eq'",
                        "'k':'role_type','v':'DOMAIN_ADMIN','o':'eq'",
                        "'k':'tags.team','v':13,'o':'eq'",
                        "'k':'created_at','v':'2026-01-01T00:05:00Z','o':'datetime_lt'",
                        "'k':'last_accessed_at','v':'2026-06-01T00:10:00Z','o':'datetime_lt'",
                        "'k':'user_id','v':'-z','o':'lt'",
                        "'k':'email','v':'u-777@','o':'contain'",
                        "'k':'user_id','v':'77-7','o':'contain'")) {
            table.add("users v2 " + filter, v2, "'filter':[{" + filter + "}]," + HotTable.PAGE);
            // The first version knows no roles.
            if (!filter.contains("role_")) {
                table.add("users v1 " + filter, v1, "'filter':[{" + filter + "}]," + HotTable.PAGE);
            }
        }
        table.add(
                "users disabled",
                v2,
                "'filter':[{'k':'state','v':'DISABLED','o':'eq'}]," + HotTable.PAGE);
        table.add("keyword", v2, "'keyword':'u-7777'," + HotTable.PAGE);
        // the language of the database may have two letters i, a search has one
        for (String filter :
                List.of(
                        "'k':'name','v':'ISTANBUL 27666','o':'contain'",
                        "'k':'name','v':'istanbul 27667','o':'contain'",
                        "'k':'name','v':['istanbul 27667','ISTANBUL 27666'],'o':'contain_in'",
                        "'k':'user_id','v':'I-1600','o':'contain'",
                        "'k':'user_id','v':'i-1700','o':'contain'",
                        "'k':'user_id','v':'^I-1600','o':'regex'")) {
            table.add("search " + filter, v2, "'filter':[{" + filter + "}]," + HotTable.PAGE);
        }
        table.add(
                "search without",
                v2,
                "'filter':[{'k':'created_at','v':'2026-01-01T00:09:00Z','o':'datetime_lt'},"
                        + "{'k':'user_id','v':'I','o':'not_contain'}],"
                        + HotTable.PAGE);
        table.add("keyword of many", v2, "'keyword':'example'," + HotTable.PAGE);
        table.add("keyword of many, of v1", v1, "'keyword':'example'," + HotTable.PAGE);
        table.add("users, counted", v2, "'count_only':true");
        table.add("users of v1, counted", v1, "'count_only':true");
        table.add("users deep", v2, "'page':{'start':20000,'limit':100}");
        for (String key : List.of("state", "auth_type", "role_type", "role_id")) {
            table.add(
                    "stat by " + key,
                    query -> users.stat(HotTable.DOMAIN, HotTable.statistics(query)),
                    "'aggregate':[{'group':{'keys':[{'key':'"
                            + key
                            + "','name':'k'}],'fields':[{'name':'n','operator':'count'}]}}]");
        }
        table.add(
                "stat count",
                query -> users.stat(HotTable.DOMAIN, HotTable.statistics(query)),
                "'aggregate':[{'count':{'name':'n'}}]");
        WorkspaceUsers workspaceUsers = rooms.get(WorkspaceUsers.class);
        table.add(
                "users of a large workspace",
                query ->
                        workspaceUsers.list(
                                HotTable.DOMAIN, HotTable.WORKSPACE, null, HotTable.query(query)),
                HotTable.PAGE);
        table.add(
                "users of a small workspace",
                query -> workspaceUsers.list(HotTable.DOMAIN, "ws-7", null, HotTable.query(query)),
                HotTable.PAGE);
        table.add(
                "user of a large workspace by e-mail",
                query ->
                        workspaceUsers.list(
                                HotTable.DOMAIN, HotTable.WORKSPACE, null, HotTable.query(query)),
                "'filter':[{'k':'email','v':'u-777@example.com','o':'eq'}]," + HotTable.PAGE);
        table.add(
                "users narrowed to a large workspace",
                query -> users.list(HotTable.DOMAIN, HotTable.WORKSPACE, HotTable.query(query)),
                HotTable.PAGE);
        table.add(
                "users narrowed to a small workspace",
                query -> users.list(HotTable.DOMAIN, "ws-7", HotTable.query(query)),
                HotTable.PAGE);
        table.add(
                "users of v1 with a role",
                query -> users.listWithTypes(HotTable.DOMAIN, "role-100", HotTable.query(query)),
                HotTable.PAGE);
        Outsiders outsiders = rooms.get(Outsiders.class);
        table.add(
                "outsiders of a workspace",
                query -> outsiders.ofWorkspace(HotTable.DOMAIN, "ws-7", HotTable.query(query)),
                HotTable.PAGE);
        table.add(
                "outsiders of a workspace by keyword",
                query -> outsiders.ofWorkspace(HotTable.DOMAIN, "ws-7", HotTable.query(query)),
                "'keyword':'u-77'," + HotTable.PAGE);
        table.add(
                "outsiders of a group",
                query -> outsiders.ofWorkspaceGroup(HotTable.DOMAIN, "wg-7", HotTable.query(query)),
                HotTable.PAGE);
    }
}
