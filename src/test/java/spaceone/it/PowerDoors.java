package spaceone.it;

import java.util.List;

/** Where somebody with one permission could get, or get at, more than they have. */
final class PowerDoors {

    record Door(String permission, String route, String body) {}

    /** Each with the permission that opens it, and no other. */
    static final List<Door> ALL =
            List.of(
                    role("update", "\"role_id\": \"$MINE\", \"permissions\": []"),
                    role("update", "\"role_id\": \"$MINE\", \"permissions\": [\"*\"]"),
                    role("update", "\"role_id\": \"$MINE\", \"name\": \"x\""),
                    role("update", "\"role_id\": \"$OTHERS\", \"permissions\": [\"identity:*\"]"),
                    role("update", "\"role_id\": \"$WIDE\", \"permissions\": [\"identity:Role\"]"),
                    role("create", "\"name\": \"full\", \"role_type\": \"DOMAIN_ADMIN\""),
                    role(
                            "create",
                            "\"name\": \"n\", \"role_type\": \"DOMAIN_ADMIN\","
                                    + " \"permissions\": [\"identity:Role\"]"),
                    role("disable", "\"role_id\": \"managed-workspace-member\""),
                    role("delete", "\"role_id\": \"$FREE\""),
                    binding(
                            "create",
                            "\"user_id\": \"kim@acme.io\", \"resource_group\": \"DOMAIN\","
                                    + " \"role_id\": \"managed-domain-admin\""),
                    binding(
                            "create",
                            "\"user_id\": \"kim@acme.io\", \"resource_group\": \"WORKSPACE\","
                                    + " \"role_id\": \"managed-workspace-member\", \"workspace_id\": \"$W2\""),
                    binding(
                            "update-role",
                            "\"role_binding_id\": \"$RB_MEMBER\", \"role_id\": \"managed-workspace-owner\""),
                    binding("delete", "\"role_binding_id\": \"$RB_ADM2\""),
                    user(
                            "create",
                            "\"user_id\": \"x@acme.io\", \"auth_type\": \"EXTERNAL\","
                                    + " \"role_id\": \"managed-domain-admin\""),
                    user(
                            "create",
                            "\"user_id\": \"x@acme.io\", \"auth_type\": \"LOCAL\", \"password\": \"Correct9Horse\","
                                    + " \"role_id\": \"managed-workspace-owner\", \"workspace_id\": \"$W1\""),
                    of("update", "\"password\": \"Correct9Horse\""),
                    of("update", "\"email\": \"evil@example.com\""),
                    of("update", "\"reset_password\": true"),
                    of(
                            "update",
                            "\"enforce_mfa_state\": \"ENABLED\", \"enforce_mfa_type\": \"OTP\""),
                    of("update", "\"enforce_mfa_state\": \"DISABLED\""),
                    of("enable", ""),
                    of("release-identity", ""),
                    of("disable", ""),
                    of("delete", ""),
                    of("verify-email", "\"email\": \"evil@example.com\""),
                    of("verify-email", "\"email\": \"evil@example.com\", \"force\": false"),
                    of("confirm-email", "\"verify_code\": \"123456\""),
                    of("disable-mfa", ""),
                    of("disable-mfa", "\"force\": false"),
                    of("set-required-actions", "\"required_actions\": [\"UPDATE_PASSWORD\"]"),
                    of("set-refresh-timeout", "\"refresh_timeout\": 1800"),
                    of("unlock", ""),
                    of("resend-invitation", ""),
                    new Door(
                            "identity:UserFactor.write",
                            "v2/user/issue-bypass-code",
                            "\"user_id\": \"adm2@acme.io\","
                                    + " \"current_password\": \"Correct9Horse\""),
                    new Door("identity:Mail.write", "v2/mail/renew", "\"mail_id\": \"$MAIL\""),
                    v1("update", "\"password\": \"Correct9Horse\""),
                    v1("update", "\"email\": \"evil@example.com\""),
                    v1("update", "\"reset_password\": true"),
                    v1("enable", ""),
                    v1("disable", ""),
                    v1("delete", ""),
                    v1("verify-email", "\"email\": \"evil@example.com\", \"force\": true"),
                    v1("confirm-email", "\"verify_code\": \"123456\""),
                    v1("disable-mfa", "\"force\": true"),
                    v1("set-required-actions", "\"actions\": [\"UPDATE_PASSWORD\"]"),
                    app(
                            "create",
                            "\"name\": \"bot\", \"resource_group\": \"DOMAIN\", \"role_id\": \"managed-domain-admin\""),
                    app(
                            "create",
                            "\"name\": \"bot\", \"resource_group\": \"WORKSPACE\", \"workspace_id\": \"$W1\","
                                    + " \"role_id\": \"managed-workspace-owner\""),
                    app("generate-client-secret", "\"app_id\": \"$APP\""),
                    app("update", "\"app_id\": \"$APP\", \"name\": \"x\""),
                    app("enable", "\"app_id\": \"$APP\""),
                    app("disable", "\"app_id\": \"$APP\""),
                    app("delete", "\"app_id\": \"$APP\""),
                    group(
                            "add-users",
                            "\"users\": [{\"user_id\": \"eve@acme.io\", \"role_id\": \"managed-workspace-owner\"}]"),
                    group(
                            "update-role",
                            "\"user_id\": \"lee@acme.io\", \"role_id\": \"managed-workspace-owner\""),
                    group("remove-users", "\"users\": [{\"user_id\": \"lee@acme.io\"}]"),
                    new Door(
                            "identity:Workspace.write",
                            "v2/workspace/change-workspace-group",
                            "\"workspace_id\": \"$W2\", \"workspace_group_id\": \"$G\""),
                    new Door(
                            "identity:ExternalAuth.write",
                            "v2/external-auth/set",
                            "\"plugin_info\": {\"plugin_id\": \"p\", \"options\": {\"protocol\": \"oidc\","
                                    + " \"identity_provider\": \"keycloak\", \"issuer\": \"https://one.test\"}}"),
                    new Door("identity:ExternalAuth.write", "v2/external-auth/test", "\"x\": 1"),
                    new Door(
                            "identity:ExternalAuth.write",
                            "v2/external-directory/create",
                            "\"name\": \"d\", \"plugin_info\": {\"plugin_id\": \"p\", \"options\": {\"protocol\": \"oidc\","
                                    + " \"identity_provider\": \"keycloak\", \"issuer\": \"https://one.test\"}}"),
                    new Door(
                            "identity:ExternalAuth.write",
                            "v2/external-directory/update",
                            "\"directory_id\": \"x\", \"order\": 1"),
                    new Door(
                            "identity:ExternalAuth.write",
                            "v2/external-directory/delete",
                            "\"directory_id\": \"x\""),
                    new Door(
                            "identity:ExternalAuth.write",
                            "v2/external-directory/test",
                            "\"x\": 1"));

    private static Door role(String verb, String body) {
        return new Door("identity:Role.write", "v2/role/" + verb, body);
    }

    private static Door binding(String verb, String body) {
        return new Door("identity:RoleBinding.write", "v2/role-binding/" + verb, body);
    }

    private static Door user(String verb, String body) {
        return new Door("identity:User.write", "v2/user/" + verb, body);
    }

    /** Done to a full administrator. */
    private static Door of(String verb, String more) {
        return user(verb, "\"user_id\": \"adm2@acme.io\"" + (more.isEmpty() ? "" : ", " + more));
    }

    private static Door v1(String verb, String more) {
        Door door = of(verb, more);
        return new Door(door.permission(), "v1/user/" + verb, door.body());
    }

    private static Door app(String verb, String body) {
        return new Door("identity:App.write", "v2/app/" + verb, body);
    }

    private static Door group(String verb, String body) {
        return new Door(
                "identity:WorkspaceGroup.write",
                "v2/workspace-group/" + verb,
                "\"workspace_group_id\": \"$G\", " + body);
    }

    private PowerDoors() {}
}
