package spaceone.identity.user;

import java.util.Set;
import spaceone.identity.query.Fields;
import spaceone.identity.query.Tally;

/** What views of users have in common, and how they are counted. */
final class UserFields {

    /** What only administrators see: the second factor and what is still to be done. */
    static Fields.Builder withDuties(Fields.Builder fields) {
        return shared(fields)
                .document("mfa", "u.mfa", Set.of("state", "mfa_type"), Set.of("options"))
                .optional()
                .emitted("{\"state\":\"DISABLED\"}");
    }

    /**
     * What every view of users has in common. The password is no field; asking for it is refused by
     * name.
     */
    static Fields.Builder shared(Fields.Builder fields) {
        return fields.textByCodePoint("name", "u.name")
                .textByCodePoint("email", "u.email")
                .map("tags", "u.tags")
                .optional()
                .emitted("{}")
                .secret("password", "mfa.options.user_secret_id")
                .keyword("user_id", "name", "email")
                .order("name", "user_id")
                .insertionOrder("u.id");
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
