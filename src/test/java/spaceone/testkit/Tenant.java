package spaceone.testkit;

/** A domain of a test, and how to get at it. */
public final class Tenant {

    private final String domainId;
    private final String name;
    private final String admin;
    private String adminToken;

    Tenant(String domainId, String name, String admin) {
        this.domainId = domainId;
        this.name = name;
        this.admin = admin;
    }

    public String domainId() {
        return domainId;
    }

    public String name() {
        return name;
    }

    /** The user id, and address, of the administrator. */
    public String admin() {
        return admin;
    }

    /** The administrator's token of scope DOMAIN. */
    public synchronized String adminToken() {
        if (adminToken == null) {
            String refresh = signIn(admin, Installation.PASSWORD).is(200).text("refresh_token");
            adminToken = Installation.grant(refresh, "DOMAIN").is(200).text("access_token");
        }
        return adminToken;
    }

    /** Calls a v2 method, {@code user/create}, as the administrator. */
    public Answer asAdmin(String method, String json) {
        return Api.post("/identity/v2/" + method, adminToken(), json);
    }

    /** The same in a workspace: administrators may enter any as its owner. */
    public Answer asOwner(String workspaceId, String method, String json) {
        String refresh = signIn(admin, Installation.PASSWORD).is(200).text("refresh_token");
        String token =
                Api.post(
                                "/identity/v2/token/grant",
                                null,
                                """
                                {"grant_type": "REFRESH_TOKEN", "token": "%s", "scope": "WORKSPACE", "workspace_id": "%s"}
                                """
                                        .formatted(refresh, workspaceId))
                        .is(200)
                        .text("access_token");
        return Api.post("/identity/v2/" + method, token, json);
    }

    public Answer signIn(String userId, String password) {
        return Installation.signIn(domainId, userId, password);
    }

    /** A token of scope USER. */
    public String token(String userId) {
        return signIn(userId, Installation.PASSWORD).is(200).text("access_token");
    }

    /** Creates a LOCAL user with the usual password. */
    public String user(String userId) {
        asAdmin(
                        "user/create",
                        """
                        {"user_id": "%s", "auth_type": "LOCAL", "password": "%s"}
                        """
                                .formatted(userId, Installation.PASSWORD))
                .is(200);
        return userId;
    }
}
