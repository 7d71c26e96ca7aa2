package spaceone.identity.personaldata;

/** What kind of thing a row of an export is, and the table it is kept in. */
public enum DataPart {
    ACCOUNT("users"),
    ROLE("role_bindings"),
    WORKSPACE_GROUP("workspace_group_users"),
    USER_GROUP("user_group_users"),
    PROJECT("project_users"),
    PROJECT_GROUP("project_group_users"),
    APP("apps"),
    AUTHENTICATOR_APP("otp_secrets"),
    OTHER_FACTOR("users"),
    PASSKEY("passkeys"),
    CODE("recovery_codes"),
    SESSION("sessions"),
    DEVICE("trusted_devices"),
    KNOWN_DEVICE("known_devices"),
    ADDRESS("known_sources"),
    SETTING("user_configs"),
    MAIL("mails"),
    RECORD("audit_records");

    private final String table;

    DataPart(String table) {
        this.table = table;
    }

    String table() {
        return table;
    }
}
