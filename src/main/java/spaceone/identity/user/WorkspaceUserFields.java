package spaceone.identity.user;

import spaceone.identity.access.RoleBindingInfo;
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
                    .computed("role_binding_info", RoleBindingInfo.FIELDS.json())
                    .minimal("user_id", "name", "state", "auth_type", "role_type")
                    .build();

    private WorkspaceUserFields() {}
}
