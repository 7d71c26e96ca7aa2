package spaceone.identity.userimport;

import spaceone.identity.query.Fields;

/**
 * A person in the form in which an import takes them, ids of places replaced by names. One
 * statement reads all, so that all are as they were at one moment.
 */
final class ExportFields {

    private static final String MOMENT =
            "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

    private static final String IN_PLACES =
            """
            users u
            left join external_directories d
              on d.domain_id = u.domain_id and d.directory_id = u.directory_id
            """;

    private static final String IS_ON = "u.mfa ->> 'state' = 'ENABLED' and u.mfa ->> 'mfa_type' = ";

    private static final String IS_DEMANDED = "u.mfa -> 'options' ->> 'enforce' = 'true'";

    /**
     * The other factor is good for nothing without the preferred one, or where that is demanded.
     */
    private static final String HAS_OTHER =
            "(u.mfa ->> 'state' = 'ENABLED' and u.spare_factor ->> 'state' = 'ENABLED'"
                    + " and u.mfa -> 'options' ->> 'enforce' is distinct from 'true')";

    private static final String WITH_APPS =
            IN_PLACES
                    + """
                    left join otp_secrets o
                      on o.user_key = u.id and o.confirmed
                      and (o.secret_id = u.mfa -> 'options' ->> 'user_secret_id'
                    """
                    + " or o.secret_id = u.spare_factor -> 'options' ->> 'user_secret_id' and "
                    + HAS_OTHER
                    + ")";

    /** A proven address that does not open the account yet is none that is proven elsewhere. */
    private static final String COUNTS =
            "u.email_verified and (u.counts_from is null or u.counts_from <= now())";

    /** Absent: they came from no directory. Without a name: from the domain's first. */
    private static final String IDENTITY =
            """
            case when u.directory_id is not null or u.external_subject is not null
            then jsonb_strip_nulls(jsonb_build_object(
                'directory', coalesce(d.name, nullif(u.directory_id, u.domain_id)),
                'issuer', u.external_issuer, 'subject', u.external_subject)) end
            """;

    /** What a workspace group or a directory gives comes from there again. */
    private static final String ROLES =
            """
            select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                'role', r.name, 'workspace', w.name)) order by w.name nulls first), '[]')
            from role_bindings b
            join roles r on r.domain_id = b.domain_id and r.role_id = b.role_id
            left join workspaces w
              on w.domain_id = b.domain_id and w.workspace_id = b.workspace_id and w.state <> 'DELETED'
            where b.domain_id = u.domain_id and b.user_id = u.user_id
              and b.workspace_group_id is null and not b.from_directory
              and (b.resource_group = 'DOMAIN' or w.workspace_id is not null)
            """;

    private static final String GROUPS =
            """
            select coalesce(jsonb_agg(jsonb_build_object(
                'workspace', w.name, 'name', g.name) order by w.name, g.name), '[]')
            from user_group_users m
            join user_groups g on g.domain_id = m.domain_id and g.user_group_id = m.user_group_id
            join workspaces w
              on w.domain_id = m.domain_id and w.workspace_id = m.workspace_id and w.state <> 'DELETED'
            join role_bindings b on b.domain_id = m.domain_id and b.user_id = m.user_id
              and b.workspace_id = m.workspace_id and not b.from_directory
            where m.domain_id = u.domain_id and m.user_id = u.user_id and not m.from_directory
            """;

    private static final String WORKSPACE_GROUPS =
            """
            select coalesce(jsonb_agg(jsonb_build_object(
                'name', g.name, 'role', r.name) order by g.name), '[]')
            from workspace_group_users m
            join workspace_groups g
              on g.domain_id = m.domain_id and g.workspace_group_id = m.workspace_group_id
            join roles r on r.domain_id = m.domain_id and r.role_id = m.role_id
            where m.domain_id = u.domain_id and m.user_id = u.user_id
            """;

    /** Whoever has nothing but an app has to set one up again, since its secret is not told. */
    static final Fields PEOPLE =
            people(
                            IN_PLACES,
                            "case when "
                                    + IS_DEMANDED
                                    + " or "
                                    + IS_ON
                                    + "'OTP' and not coalesce("
                                    + HAS_OTHER
                                    + ", false) then u.mfa ->> 'mfa_type' end")
                    .build();

    /** With {@code password_hash} and {@code otp_secret}, sealed by us, of {@code otp_id}. */
    static final Fields WITH_SECRETS =
            people(WITH_APPS, "case when " + IS_DEMANDED + " then u.mfa ->> 'mfa_type' end")
                    .text("password_hash", "u.password")
                    .optional()
                    .text("otp_secret", "o.secret")
                    .optional()
                    .text("otp_id", "o.secret_id")
                    .optional()
                    .text(
                            "preferred_mfa_type",
                            "case when " + HAS_OTHER + " then u.mfa ->> 'mfa_type' end")
                    .optional()
                    .build();

    private ExportFields() {}

    private static Fields.Builder people(String from, String demanded) {
        return Fields.from(from)
                .text("user_id", "u.user_id")
                .notNull()
                .text("auth_type", "u.auth_type")
                .notNull()
                .text("user_type", "u.user_type")
                .notNull()
                .text("state", "u.state")
                .notNull()
                .text("name", "u.name")
                .notNull()
                .text("email", "nullif(u.email, '')")
                .optional()
                .flag("email_verified", COUNTS)
                .text("language", "u.language")
                .notNull()
                .text("timezone", "u.timezone")
                .notNull()
                .map("tags", "u.tags")
                .emitted("{}")
                .list("required_actions", "u.required_actions - 'ENFORCE_MFA'")
                .text("enforce_mfa_type", demanded)
                .optional()
                .text(
                        "mfa_email",
                        "case when "
                                + IS_ON
                                + "'EMAIL' then u.mfa -> 'options' ->> 'email' when "
                                + HAS_OTHER
                                + " then u.spare_factor -> 'options' ->> 'email' end")
                .optional()
                .integer(
                        "refresh_timeout",
                        "case when u.role_type = 'DOMAIN_ADMIN' then u.refresh_timeout end")
                .optional()
                .computed("identity", IDENTITY)
                .computed("roles", ROLES)
                .computed("groups", GROUPS)
                .computed("workspace_groups", WORKSPACE_GROUPS)
                .text("created_at", MOMENT.formatted("u.created_at"))
                .text("last_accessed_at", MOMENT.formatted("u.last_accessed_at"))
                .optional()
                .keyword("user_id")
                .minimal("user_id")
                .order("user_id")
                .insertionOrder("u.id");
    }
}
