package spaceone.identity.project;

import spaceone.identity.query.Fields;

/** What queries about projects may name. */
final class ProjectFields {

    static final Fields ALL =
            Fields.from("projects p")
                    .text("project_id", "p.project_id")
                    .notNull()
                    .textByCodePoint("name", "p.name")
                    .notNull()
                    .text("project_type", "p.project_type")
                    .notNull()
                    .text("project_group_id", "p.project_group_id")
                    .text("created_by", "p.created_by")
                    .notNull()
                    .list(
                            "users",
                            "select coalesce(jsonb_agg(m.user_id order by m.id), '[]')"
                                    + " from project_users m where m.project_id = p.project_id")
                    .notNull()
                    .text("reference_id", "p.reference_id")
                    .flag("is_managed", "p.is_managed")
                    .notNull()
                    .text("trusted_account_id", "p.trusted_account_id")
                    .map("tags", "p.tags")
                    .notNull()
                    .text("workspace_id", "p.workspace_id")
                    .notNull()
                    .text("domain_id", "p.domain_id")
                    .notNull()
                    .time("created_at", "p.created_at")
                    .notNull()
                    .time("last_synced_at", "p.last_synced_at")
                    .keyword("project_id", "name")
                    .minimal(
                            "project_id",
                            "name",
                            "project_type",
                            "project_group_id",
                            "workspace_id")
                    .alias("user_id", "users")
                    .order("name")
                    .insertionOrder("p.id")
                    .build();

    private ProjectFields() {}
}
