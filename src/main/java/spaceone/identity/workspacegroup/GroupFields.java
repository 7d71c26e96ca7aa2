package spaceone.identity.workspacegroup;

import spaceone.identity.access.RoleBindingInfo;
import spaceone.identity.query.Fields;

/** What queries about workspace groups may name. */
final class GroupFields {

    /**
     * Each looked up by its name: whoever joins whole tables reads the domain once for each group.
     */
    private static final String USERS =
            "(select coalesce(jsonb_agg(jsonb_build_object('user_id', m.user_id, 'role_id', m.role_id,"
                    + " 'role_type', m.role_type, 'user_name', n.name, 'state', n.state) order by m.id),"
                    + " '[]') from workspace_group_users m"
                    + " cross join lateral (select name, state from users where domain_id = m.domain_id"
                    + " and user_id = m.user_id offset 0) n"
                    + " where m.workspace_group_id = g.workspace_group_id)";

    private static final String GROUPS_OF_USER =
            "users u join workspace_groups g on g.domain_id = u.domain_id";

    static final Fields ALL = counted("workspace_groups g");

    /** A user's groups, as {@link #ALL} shows all. */
    static final Fields OF_USER = counted(GROUPS_OF_USER);

    /** A user's groups, with one of the bindings each gave them. */
    static final Fields MINE =
            group(Fields.from(GROUPS_OF_USER))
                    .computed(
                            "role_binding_info",
                            "(select "
                                    + RoleBindingInfo.FIELDS.json()
                                    + " from role_bindings b"
                                    + " where b.workspace_group_id = g.workspace_group_id"
                                    + " and b.user_id = u.user_id order by b.created_at, b.id limit 1)")
                    .build();

    /** The users of a group, for statistics. */
    static final Fields USERS_OF_GROUP =
            Fields.from(
                            "workspace_group_users m"
                                    + " join users n on n.domain_id = m.domain_id and n.user_id = m.user_id")
                    .text("user_id", "m.user_id")
                    .notNull()
                    .text("role_id", "m.role_id")
                    .notNull()
                    .text("role_type", "m.role_type")
                    .notNull()
                    .text("user_name", "n.name")
                    .notNull()
                    .text("state", "n.state")
                    .notNull()
                    .order("user_id")
                    .insertionOrder("m.id")
                    .build();

    private static Fields counted(String from) {
        return group(Fields.from(from))
                .integer(
                        "workspace_count",
                        "select count(*) from workspaces w"
                                + " where w.workspace_group_id = g.workspace_group_id")
                .build();
    }

    private static Fields.Builder group(Fields.Builder from) {
        return from.text("workspace_group_id", "g.workspace_group_id")
                .notNull()
                .text("name", "g.name")
                .notNull()
                .list("users", USERS)
                .notNull()
                .map("tags", "g.tags")
                .notNull()
                .text("created_by", "g.created_by")
                .notNull()
                .text("updated_by", "g.updated_by")
                .notNull()
                .text("domain_id", "g.domain_id")
                .notNull()
                .time("created_at", "g.created_at")
                .notNull()
                .time("updated_at", "g.updated_at")
                .notNull()
                .keyword("workspace_group_id", "name")
                .minimal("workspace_group_id", "name")
                .order("name")
                .insertionOrder("g.id");
    }

    private GroupFields() {}
}
