package spaceone.identity.access;

import spaceone.identity.query.Fields;

/** What queries about bindings may name. */
final class RoleBindingFields {

    static final Fields ALL =
            Fields.from("role_bindings b")
                    .text("role_binding_id", "b.role_binding_id")
                    .notNull()
                    .text("user_id", "b.user_id")
                    .notNull()
                    .text("role_id", "b.role_id")
                    .notNull()
                    .text("role_type", "b.role_type")
                    .notNull()
                    .text("resource_group", "b.resource_group")
                    .notNull()
                    .text("workspace_id", "b.workspace_id")
                    .notNull()
                    .text("workspace_group_id", "b.workspace_group_id")
                    .text("domain_id", "b.domain_id")
                    .notNull()
                    .time("created_at", "b.created_at")
                    .notNull()
                    .keyword("role_binding_id", "user_id", "role_id")
                    .minimal("role_binding_id", "role_type", "user_id", "role_id", "workspace_id")
                    .order("created_at", "role_binding_id")
                    .insertionOrder("b.id")
                    .build();

    private RoleBindingFields() {}
}
