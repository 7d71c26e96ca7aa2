package spaceone.identity.user;

import spaceone.identity.query.Fields;

/** What queries about the users of a workspace may name: less than about users, plus the role. */
final class WorkspaceUserFields {

    static final Fields ALL =
            UserFields.shared(
                            "users u join role_bindings b"
                                    + " on b.domain_id = u.domain_id and b.user_id = u.user_id")
                    .text("auth_type", "u.auth_type")
                    .notNull()
                    .text("role_type", "u.role_type")
                    .notNull()
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
                    .minimal("user_id", "name", "state", "auth_type", "role_type")
                    .build();

    private WorkspaceUserFields() {}
}
