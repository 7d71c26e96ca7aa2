package spaceone.identity.project;

import spaceone.identity.query.Fields;

/** What queries about project groups may name. */
final class ProjectGroupFields {

    static final Fields ALL =
            Fields.from("project_groups g")
                    .text("project_group_id", "g.project_group_id")
                    .notNull()
                    .textByCodePoint("name", "g.name")
                    .notNull()
                    .text("parent_group_id", "g.parent_group_id")
                    .list(
                            "users",
                            "select coalesce(jsonb_agg(m.user_id order by m.id), '[]')"
                                    + " from project_group_users m where m.project_group_id = g.project_group_id")
                    .notNull()
                    .text("reference_id", "g.reference_id")
                    .flag("is_managed", "g.is_managed")
                    .notNull()
                    .text("trusted_account_id", "g.trusted_account_id")
                    .map("tags", "g.tags")
                    .notNull()
                    .text("workspace_id", "g.workspace_id")
                    .notNull()
                    .text("domain_id", "g.domain_id")
                    .notNull()
                    .time("created_at", "g.created_at")
                    .notNull()
                    .time("last_synced_at", "g.last_synced_at")
                    .keyword("project_group_id", "name")
                    .minimal("project_group_id", "name", "parent_group_id", "workspace_id")
                    .alias("user_id", "users")
                    .order("name")
                    .insertionOrder("g.id")
                    .build();

    private ProjectGroupFields() {}
}
