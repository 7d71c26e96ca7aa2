package spaceone.testkit;

/** A user of a test's domain, who acts for himself over HTTP. His id is his address. */
public final class Person {

    private final Tenant tenant;
    private final String id;
    private String token;

    private Person(Tenant tenant, String id) {
        this.tenant = tenant;
        this.id = id;
    }

    /** With the usual password and an address that is proven. */
    public static Person in(Tenant tenant, String name) {
        Person person = unproven(tenant, name);
        tenant.asAdmin("user/verify-email", person.named("")).is(200);
        return person;
    }

    public static Person unproven(Tenant tenant, String name) {
        Person person = new Person(tenant, name + "@" + tenant.name() + ".io");
        tenant.asAdmin(
                        "user/create",
                        person.named(
                                """
                                , "auth_type": "LOCAL", "password": "%s", "email": "%s"
                                """
                                        .formatted(Installation.PASSWORD, person.id)))
                .is(200);
        return person;
    }

    public static Person external(Tenant tenant, String name) {
        Person person = new Person(tenant, name + "@" + tenant.name() + ".io");
        tenant.asAdmin(
                        "user/create",
                        person.named(
                                ", \"auth_type\": \"EXTERNAL\", \"email\": \"" + person.id + "\""))
                .is(200);
        return person;
    }

    public String id() {
        return id;
    }

    public Tenant tenant() {
        return tenant;
    }

    public Mailbox mailbox() {
        return Mailbox.of(id);
    }

    /** A request about him; {@code more} begins with a comma. */
    public String named(String more) {
        return "{\"user_id\": \"%s\"%s}".formatted(id, more);
    }

    /** A token of scope USER, from one sign-in; a null of {@link #forgetToken} brings another. */
    public synchronized String token() {
        if (token == null) {
            token = tenant.token(id);
        }
        return token;
    }

    /** A token of another scope; {@code workspaceId} is empty where it is none. */
    public String grant(String scope, String workspaceId) {
        return Api.post(
                        "/identity/v2/token/grant",
                        null,
                        """
                        {"grant_type": "REFRESH_TOKEN", "token": "%s", "scope": "%s", "workspace_id": "%s"}
                        """
                                .formatted(
                                        signIn(Installation.PASSWORD).is(200).text("refresh_token"),
                                        scope,
                                        workspaceId))
                .is(200)
                .text("access_token");
    }

    public synchronized void forgetToken() {
        token = null;
    }

    /** A method of his own profile. */
    public Answer profile(String method, String json) {
        return Api.post("/identity/v2/user-profile/" + method, token(), json);
    }

    /** A method of v1 User, as himself. */
    public Answer v1(String method, String json) {
        return Api.post("/identity/v1/user/" + method, token(), json);
    }

    /** His record, as the administrator sees it. */
    public Answer record() {
        return tenant.asAdmin("user/get", named("")).is(200);
    }

    public Answer signIn(String password) {
        return tenant.signIn(id, password);
    }

    /** A sign-in with a code: {@code method} LOCAL or MFA. */
    public Answer signIn(String method, String password, String code) {
        return Api.post(
                "/identity/v2/token/issue",
                null,
                """
                {"domain_id": "%s", "auth_type": "%s", "verify_code": "%s",
                 "credentials": {"user_id": "%s", "password": "%s"}}
                """
                        .formatted(tenant.domainId(), method, code, id, password));
    }

    /** Asks, as anybody may, for a new password of his. */
    public Answer askForReset() {
        return Api.post(
                "/identity/v2/user-profile/reset-password",
                null,
                named(", \"domain_id\": \"" + tenant.domainId() + "\""));
    }

    /** Turns on a second factor by mail, to his own address. */
    public void turnOnMfaByMail(String address) {
        Mailbox box = Mailbox.of(address);
        int before = box.now().size();
        profile(
                        "enable-mfa",
                        "{\"mfa_type\": \"EMAIL\", \"options\": {\"email\": \"%s\"}}"
                                .formatted(address))
                .is(200);
        profile("confirm-mfa", Person.code(box.number(before + 1).code())).is(200);
    }

    public static String code(String code) {
        return "{\"verify_code\": \"" + code + "\"}";
    }

    /** Another code of six digits than this one. */
    public static String wrong(String code) {
        return code.equals("111111") ? "222222" : "111111";
    }
}
