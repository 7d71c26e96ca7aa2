package spaceone.identity.user;

import java.util.Set;
import spaceone.identity.query.Fields;
import spaceone.identity.query.Tally;

/** What queries about users may name. */
final class UserFields {

    static final Fields ALL = withRoles().build();

    /** Statistics have one URL in both versions of the API, and so know the words of both. */
    static final Fields COUNTED =
            withRoles()
                    .text("user_type", "u.user_type")
                    .notNull()
                    .text("backend", "u.auth_type")
                    .notNull()
                    .build();

    /** As the first version of the API knows users: by backend and type instead of by role. */
    static final Fields WITH_TYPES =
            withDuties(shared("users u"))
                    .text("user_type", "u.user_type")
                    .notNull()
                    .text("backend", "u.auth_type")
                    .notNull()
                    .alias("auth_type", "backend")
                    .minimal("user_id", "name", "state", "user_type")
                    .build();

    private static Fields.Builder withRoles() {
        return withDuties(shared("users u"))
                .text("auth_type", "u.auth_type")
                .notNull()
                .text("role_id", "u.role_id")
                .text("role_type", "u.role_type")
                .notNull()
                .integer("refresh_timeout", "u.refresh_timeout")
                .optional()
                .minimal("user_id", "name", "state", "auth_type", "role_type");
    }

    /**
     * What every view of users shows. The password is no field; asking for it is refused by name.
     */
    static Fields.Builder shared(String from) {
        return Fields.from(from)
                .text("user_id", "u.user_id")
                .notNull()
                .textByCodePoint("name", "u.name")
                .notNull()
                .text("state", "u.state")
                .notNull()
                .textByCodePoint("email", "u.email")
                .notNull()
                .flag("email_verified", "u.email_verified")
                .notNull()
                .text("language", "u.language")
                .notNull()
                .text("timezone", "u.timezone")
                .notNull()
                .map("tags", "u.tags")
                .optional()
                .emitted("{}")
                .text("domain_id", "u.domain_id")
                .notNull()
                .time("created_at", "u.created_at")
                .notNull()
                .time("last_accessed_at", "u.last_accessed_at")
                .secret("password", "mfa.options.user_secret_id")
                .keyword("user_id", "name", "email")
                .order("name", "user_id")
                .insertionOrder("u.id");
    }

    /**
     * What only the administrators of the domain see: the second factor and what is still to be
     * done.
     */
    private static Fields.Builder withDuties(Fields.Builder fields) {
        return fields.document("mfa", "u.mfa", Set.of("state", "mfa_type"), Set.of("options"))
                .optional()
                .emitted("{\"state\":\"DISABLED\"}")
                .list("required_actions", "u.required_actions")
                .notNull();
    }

    /** The user is bound to a role, anywhere. */
    static final String HOLDS_ROLE =
            "exists (select 1 from role_bindings b where b.domain_id = u.domain_id"
                    + " and b.user_id = u.user_id and b.role_id = ?)";

    /** The number of a domain's users, kept by a trigger: counting a million takes a while. */
    static final String KEPT_COUNT =
            "select coalesce(sum(users), 0) from user_counts where domain_id = ?";

    /** How many of each kind a domain has, kept by triggers. */
    static final Tally KEPT_KINDS =
            Tally.of(
                    "(select domain_id, state, auth_type, user_type, role_type, role_id,"
                            + " sum(users) as users from user_tallies group by domain_id, state,"
                            + " auth_type, user_type, role_type, role_id having sum(users) > 0) as u",
                    "u.users",
                    "domain_id",
                    "state",
                    "auth_type",
                    "backend",
                    "user_type",
                    "role_type",
                    "role_id");

    /** A user has one role in a workspace, and a role is somebody's: no need to look at users. */
    static final String COUNT_IN_WORKSPACE =
            "select count(*) from role_bindings b where b.domain_id = ? and b.workspace_id = ?";

    /** Has a role in a workspace of the domain; administrators of the domain need none there. */
    static final String WORKS_IN =
            "exists (select 1 from role_bindings b where b.domain_id = u.domain_id"
                    + " and b.user_id = u.user_id and b.workspace_id = ?)";

    private UserFields() {}
}
