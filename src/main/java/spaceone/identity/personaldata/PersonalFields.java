package spaceone.identity.personaldata;

import spaceone.identity.query.Fields;

/** What is told of a person where no other method tells it this way. */
final class PersonalFields {

    static final Fields SESSIONS =
            Fields.from("sessions s")
                    .text("session_id", "s.session_id")
                    .notNull()
                    .text("kind", "s.kind")
                    .notNull()
                    .text("source", "s.source")
                    .optional()
                    .text("agent", "s.agent")
                    .optional()
                    .text("mailed_to", "s.address")
                    .optional()
                    .time("created_at", "s.created_at")
                    .notNull()
                    .time("used_at", "s.used_at")
                    .optional()
                    .time("expires_at", "s.expires_at")
                    .notNull()
                    .time("revoked_at", "s.revoked_at")
                    .optional()
                    .keyword("session_id")
                    .minimal("session_id")
                    .order("-created_at")
                    .insertionOrder("s.session_id")
                    .build();

    static final Fields DEVICES =
            Fields.from("trusted_devices t")
                    .text("device_id", "t.device_id")
                    .notNull()
                    .text("source", "t.source")
                    .optional()
                    .text("agent", "t.agent")
                    .optional()
                    .time("created_at", "t.created_at")
                    .notNull()
                    .time("used_at", "t.used_at")
                    .optional()
                    .time("expires_at", "t.expires_at")
                    .notNull()
                    .keyword("device_id")
                    .minimal("device_id")
                    .order("-created_at")
                    .insertionOrder("t.device_id")
                    .build();

    static final Fields AUTHENTICATORS =
            Fields.from("otp_secrets o")
                    .flag("confirmed", "o.confirmed")
                    .notNull()
                    .time("created_at", "o.created_at")
                    .notNull()
                    .keyword("created_at")
                    .minimal("created_at")
                    .order("-created_at")
                    .insertionOrder("o.secret_id")
                    .build();

    /** What stands beside the preferred one, which the account shows. */
    static final Fields OTHER_FACTORS =
            Fields.from("users u")
                    .text("mfa_type", "u.spare_factor ->> 'mfa_type'")
                    .notNull()
                    .text("email", "u.spare_factor -> 'options' ->> 'email'")
                    .optional()
                    .keyword("mfa_type")
                    .minimal("mfa_type")
                    .order("mfa_type")
                    .insertionOrder("u.id")
                    .build();

    static final Fields PASSKEYS =
            Fields.from("passkeys p")
                    .text("passkey_id", "p.passkey_id")
                    .notNull()
                    .text("name", "p.name")
                    .notNull()
                    .flag("backed_up", "p.backed_up")
                    .notNull()
                    .time("created_at", "p.created_at")
                    .notNull()
                    .time("used_at", "p.used_at")
                    .optional()
                    .keyword("passkey_id")
                    .minimal("passkey_id")
                    .order("-created_at")
                    .insertionOrder("p.passkey_id")
                    .build();

    static final Fields CODES =
            Fields.from("recovery_codes c")
                    .text("kind", "c.kind")
                    .notNull()
                    .time("created_at", "c.created_at")
                    .notNull()
                    .time("expires_at", "c.expires_at")
                    .optional()
                    .time("used_at", "c.used_at")
                    .optional()
                    .keyword("kind")
                    .minimal("kind")
                    .order("-created_at")
                    .insertionOrder("c.id")
                    .build();

    static final Fields WORKSPACE_GROUPS =
            Fields.from(
                            "workspace_group_users m join workspace_groups g using (workspace_group_id)")
                    .text("workspace_group_id", "g.workspace_group_id")
                    .notNull()
                    .text("name", "g.name")
                    .notNull()
                    .text("role_id", "m.role_id")
                    .notNull()
                    .keyword("name")
                    .minimal("name")
                    .order("name")
                    .insertionOrder("g.workspace_group_id")
                    .build();

    static final Fields USER_GROUPS =
            Fields.from("user_group_users m join user_groups g using (user_group_id)")
                    .text("user_group_id", "g.user_group_id")
                    .notNull()
                    .text("name", "g.name")
                    .notNull()
                    .text("workspace_id", "m.workspace_id")
                    .notNull()
                    .keyword("name")
                    .minimal("name")
                    .order("name")
                    .insertionOrder("g.user_group_id")
                    .build();

    static final Fields PROJECTS =
            Fields.from("project_users m join projects p using (project_id)")
                    .text("project_id", "p.project_id")
                    .notNull()
                    .text("name", "p.name")
                    .notNull()
                    .text("workspace_id", "m.workspace_id")
                    .notNull()
                    .keyword("name")
                    .minimal("name")
                    .order("name")
                    .insertionOrder("p.project_id")
                    .build();

    static final Fields PROJECT_GROUPS =
            Fields.from("project_group_users m join project_groups g using (project_group_id)")
                    .text("project_group_id", "g.project_group_id")
                    .notNull()
                    .text("name", "g.name")
                    .notNull()
                    .text("workspace_id", "m.workspace_id")
                    .notNull()
                    .keyword("name")
                    .minimal("name")
                    .order("name")
                    .insertionOrder("g.project_group_id")
                    .build();

    /** Service accounts they made; the apps are the domain's, that they made them is theirs. */
    static final Fields APPS =
            Fields.from("apps p")
                    .text("app_id", "p.app_id")
                    .notNull()
                    .text("name", "p.name")
                    .notNull()
                    .time("created_at", "p.created_at")
                    .notNull()
                    .keyword("name")
                    .minimal("name")
                    .order("-created_at")
                    .insertionOrder("p.id")
                    .build();

    /** Where they signed in from, by which strangers' guesses elsewhere are told from theirs. */
    static final Fields ADDRESSES =
            Fields.from("known_sources k")
                    .text("source", "k.source")
                    .notNull()
                    .time("seen_at", "k.seen_at")
                    .notNull()
                    .keyword("source")
                    .minimal("source")
                    .order("-seen_at")
                    .insertionOrder("k.source")
                    .build();

    /** With what they signed in, and from where, by which something else is new. */
    static final Fields KNOWN_DEVICES =
            Fields.from("known_devices n")
                    .text("program", "n.program")
                    .notNull()
                    .text("place", "n.place")
                    .notNull()
                    .time("since", "n.since")
                    .notNull()
                    .time("seen_at", "n.seen_at")
                    .notNull()
                    .keyword("program")
                    .minimal("program")
                    .order("-seen_at")
                    .insertionOrder("n.since")
                    .build();

    private PersonalFields() {}
}
