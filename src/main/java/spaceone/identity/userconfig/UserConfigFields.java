package spaceone.identity.userconfig;

import spaceone.identity.query.Fields;

/** What queries about one's own settings may name. */
final class UserConfigFields {

    static final Fields ALL =
            Fields.from("user_configs c join users u on u.id = c.user_key")
                    .text("name", "c.name")
                    .notNull()
                    .map("data", "c.data")
                    .notNull()
                    .text("user_id", "u.user_id")
                    .notNull()
                    .text("domain_id", "c.domain_id")
                    .notNull()
                    .time("created_at", "c.created_at")
                    .notNull()
                    .time("updated_at", "c.updated_at")
                    .notNull()
                    .keyword("name")
                    .minimal("name")
                    .order("name")
                    .insertionOrder("c.id")
                    .build();

    private UserConfigFields() {}
}
