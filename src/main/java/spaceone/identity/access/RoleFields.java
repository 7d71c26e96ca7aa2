package spaceone.identity.access;

import spaceone.identity.query.Fields;

/** What queries about roles may name. */
final class RoleFields {

    static final Fields ALL =
            basic().list("permissions", "r.permissions")
                    .notNull()
                    .list("page_access", "r.page_access")
                    .notNull()
                    .map("tags", "r.tags")
                    .notNull()
                    .flag("is_managed", "r.is_managed")
                    .notNull()
                    .minimal("role_id", "name", "role_type", "is_managed", "state")
                    .build();

    /** What everybody may know: which roles there are, not what they allow. */
    static final Fields BASIC = basic().minimal("role_id", "name", "role_type", "state").build();

    private static Fields.Builder basic() {
        return Fields.from("roles r")
                .text("role_id", "r.role_id")
                .notNull()
                .text("name", "r.name")
                .notNull()
                .text("state", "r.state")
                .notNull()
                .text("role_type", "r.role_type")
                .notNull()
                .text("domain_id", "r.domain_id")
                .notNull()
                .time("created_at", "r.created_at")
                .notNull()
                .time("updated_at", "r.updated_at")
                .notNull()
                .keyword("role_id", "name")
                .order("name")
                .insertionOrder("r.id");
    }

    private RoleFields() {}
}
