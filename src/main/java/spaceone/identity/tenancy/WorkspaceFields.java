package spaceone.identity.tenancy;

import spaceone.identity.query.Fields;

/** What queries about workspaces may name. */
final class WorkspaceFields {

    static final Fields ALL =
            Fields.from("workspaces w")
                    .text("workspace_id", "w.workspace_id")
                    .notNull()
                    .text("name", "w.name")
                    .notNull()
                    .text("state", "w.state")
                    .notNull()
                    .map("tags", "w.tags")
                    .notNull()
                    .text("created_by", "w.created_by")
                    .notNull()
                    .list("references", "w.reference_ids")
                    .notNull()
                    .flag("is_managed", "w.is_managed")
                    .notNull()
                    .text("trusted_account_id", "w.trusted_account_id")
                    .time("last_synced_at", "w.last_synced_at")
                    .list("packages", "w.packages")
                    .notNull()
                    .flag("is_dormant", "w.is_dormant")
                    .notNull()
                    .integer("dormant_ttl", "w.dormant_ttl")
                    .notNull()
                    .time("dormant_updated_at", "w.dormant_updated_at")
                    .integer("service_account_count", "w.service_account_count")
                    .notNull()
                    .integer(
                            "user_count",
                            "select count(*) from role_bindings b where b.domain_id = w.domain_id"
                                    + " and b.workspace_id = w.workspace_id")
                    .map("cost_info", "w.cost_info")
                    .notNull()
                    .text("workspace_group_id", "w.workspace_group_id")
                    .text("domain_id", "w.domain_id")
                    .notNull()
                    .time("created_at", "w.created_at")
                    .notNull()
                    .time("changed_at", "w.changed_at")
                    .keyword("workspace_id", "name")
                    .minimal(
                            "workspace_id",
                            "name",
                            "state",
                            "service_account_count",
                            "user_count",
                            "is_managed",
                            "is_dormant")
                    .order("name")
                    .alias("reference_id", "references")
                    .insertionOrder("w.id")
                    .build();

    private WorkspaceFields() {}
}
