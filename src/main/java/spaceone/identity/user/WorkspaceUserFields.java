package spaceone.identity.user;

import spaceone.identity.query.Fields;

/** What queries about the users of a workspace may name: less than about users, plus the role. */
final class WorkspaceUserFields {

    static final Fields ALL =
            Fields.from(
                            "users u join role_bindings b"
                                    + " on b.domain_id = u.domain_id and b.user_id = u.user_id")
                    .text("user_id", "u.user_id")
                    .notNull()
                    .text("name", "u.name")
                    .notNull()
                    .text("state", "u.state")
                    .notNull()
                    .text("email", "u.email")
                    .notNull()
                    .flag("email_verified", "u.email_verified")
                    .notNull()
                    .text("auth_type", "u.auth_type")
                    .notNull()
                    .text("role_type", "u.role_type")
                    .notNull()
                    .text("language", "u.language")
                    .notNull()
                    .text("timezone", "u.timezone")
                    .notNull()
                    .map("tags", "u.tags")
                    .optional()
                    .emitted("{}")
                    .computed(
                            "role_binding_info",
                            "jsonb_strip_nulls(jsonb_build_object('role_binding_id', b.role_binding_id,"
                                    + " 'user_id', b.user_id, 'role_id', b.role_id,"
                                    + " 'role_type', b.role_type, 'resource_group', b.resource_group,"
                                    + " 'workspace_id', b.workspace_id,"
                                    + " 'workspace_group_id', b.workspace_group_id,"
                                    + " 'domain_id', b.domain_id, 'created_at',"
                                    + " to_char(b.created_at at time zone 'UTC',"
                                    + " 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')))")
                    .text("domain_id", "u.domain_id")
                    .notNull()
                    .time("created_at", "u.created_at")
                    .notNull()
                    .time("last_accessed_at", "u.last_accessed_at")
                    .keyword("user_id", "name", "email")
                    .minimal("user_id", "name", "state", "auth_type", "role_type")
                    .order("name", "user_id")
                    .insertionOrder("u.id")
                    .build();

    private WorkspaceUserFields() {}
}
