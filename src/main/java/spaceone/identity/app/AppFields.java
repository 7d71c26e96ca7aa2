package spaceone.identity.app;

import spaceone.identity.query.Fields;

/** What queries about apps may name. */
final class AppFields {

    static final Fields ALL =
            Fields.from("apps a")
                    .text("app_id", "a.app_id")
                    .notNull()
                    .text("name", "a.name")
                    .notNull()
                    .text(
                            "state",
                            "case when a.expired_at > current_timestamp then a.state else 'EXPIRED' end")
                    .notNull()
                    .flag("is_managed", "a.is_managed")
                    .notNull()
                    .map("tags", "a.tags")
                    .notNull()
                    .text("role_id", "a.role_id")
                    .notNull()
                    .text("role_type", "a.role_type")
                    .notNull()
                    .text("client_id", "a.client_id")
                    .notNull()
                    .text("resource_group", "a.resource_group")
                    .notNull()
                    .text("workspace_id", "a.workspace_id")
                    .notNull()
                    .text("project_id", "a.project_id")
                    .text("project_group_id", "a.project_group_id")
                    .text("domain_id", "a.domain_id")
                    .notNull()
                    .time("created_at", "a.created_at")
                    .notNull()
                    .time("expired_at", "a.expired_at")
                    .notNull()
                    .time("last_accessed_at", "a.last_accessed_at")
                    .keyword("app_id", "name")
                    .minimal("app_id", "name", "state", "role_type", "role_id", "expired_at")
                    .order("-created_at")
                    .insertionOrder("a.id")
                    .build();

    private AppFields() {}
}
