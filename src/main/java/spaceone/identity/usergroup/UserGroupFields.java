package spaceone.identity.usergroup;

import spaceone.identity.query.Fields;

/** What queries about user groups may name. */
final class UserGroupFields {

    static final Fields ALL =
            Fields.from("user_groups g")
                    .text("user_group_id", "g.user_group_id")
                    .notNull()
                    .textByCodePoint("name", "g.name")
                    .notNull()
                    .text("description", "g.description")
                    .list(
                            "users",
                            "select coalesce(jsonb_agg(m.user_id order by m.id), '[]')"
                                    + " from user_group_users m where m.user_group_id = g.user_group_id")
                    .notNull()
                    .map("tags", "g.tags")
                    .notNull()
                    .text("workspace_id", "g.workspace_id")
                    .notNull()
                    .text("domain_id", "g.domain_id")
                    .notNull()
                    .time("created_at", "g.created_at")
                    .notNull()
                    .keyword("user_group_id", "name")
                    .minimal("user_group_id", "name", "workspace_id", "domain_id")
                    .alias("user_id", "users")
                    .order("name")
                    .insertionOrder("g.id")
                    .build();

    private UserGroupFields() {}
}
