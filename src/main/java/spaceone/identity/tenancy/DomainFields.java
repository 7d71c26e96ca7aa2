package spaceone.identity.tenancy;

import spaceone.identity.query.Fields;

/** What queries about domains may name. */
final class DomainFields {

    static final Fields ALL =
            Fields.from("domains d")
                    .text("domain_id", "d.domain_id")
                    .notNull()
                    .text("name", "d.name")
                    .notNull()
                    .text("state", "d.state")
                    .notNull()
                    .map("tags", "d.tags")
                    .notNull()
                    .time("created_at", "d.created_at")
                    .notNull()
                    .keyword("domain_id", "name")
                    .minimal("domain_id", "name", "state")
                    .order("name")
                    .insertionOrder("d.id")
                    .build();

    private DomainFields() {}
}
