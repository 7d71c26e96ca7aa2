package spaceone.identity.access;

import spaceone.identity.query.Fields;

/** A user's workspaces with what he is in each: one row, whatever it is joined from. */
final class MyWorkspaceFields {

    static final Fields ALL =
            Fields.from(
                            "users u join workspaces w on w.domain_id = u.domain_id"
                                    + " left join role_bindings b on b.domain_id = u.domain_id"
                                    + " and b.user_id = u.user_id and b.workspace_id = w.workspace_id"
                                    + " left join roles r on r.domain_id = b.domain_id and r.role_id = b.role_id")
                    .text("workspace_id", "w.workspace_id")
                    .notNull()
                    .text("name", "w.name")
                    .notNull()
                    .text("state", "w.state")
                    .notNull()
                    .text("role_id", "b.role_id")
                    .text("role_type", "b.role_type")
                    .text("role_name", "r.name")
                    .map("tags", "w.tags")
                    .notNull()
                    .text("created_by", "w.created_by")
                    .notNull()
                    .text("reference_id", "w.reference_ids ->> 0")
                    .flag("is_managed", "w.is_managed")
                    .notNull()
                    .flag("is_dormant", "w.is_dormant")
                    .notNull()
                    .text("domain_id", "w.domain_id")
                    .notNull()
                    .time("created_at", "w.created_at")
                    .notNull()
                    .time("last_synced_at", "w.last_synced_at")
                    .time("dormant_updated_at", "w.dormant_updated_at")
                    .keyword("workspace_id", "name")
                    .order("name")
                    .insertionOrder("w.id")
                    .build();

    private MyWorkspaceFields() {}
}
