package spaceone.testkit;

import jakarta.json.Json;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The domain {@code default} of nodes of a test's own, with one of everything that is sealed in it:
 * kim has a second factor and a mail on its way, lee signs in through a directory, and the domain
 * has its signing keys. They can act on any node of it.
 */
public final class Staff implements AutoCloseable {

    public static final String KIM_MAIL = "kim@example.com";
    private static final String LEE = "lee@example.com";
    private static final String LEES_PASSWORD = "Lees own 1";

    private final MemoryLdap ldap =
            MemoryLdap.start(Certificate.of("localhost"))
                    .knows(Employee.named(LEE, "Lee"), LEES_PASSWORD);
    private final String domainId;
    private App app;
    private long spent;

    private Staff(String domainId) {
        this.domainId = domainId;
    }

    /** Hires them. The node has no mail server, so the mail waits. */
    public static Staff on(Node node) throws InterruptedException {
        Answer domain = post(node, "domain/get-auth-info", null, "{\"name\": \"default\"}").is(200);
        Staff staff = new Staff(domain.text("domain_id"));
        String admin = staff.admin(node);
        String kim = "{\"user_id\": \"kim\"%s}";
        post(
                        node,
                        "user/create",
                        admin,
                        kim.formatted(
                                ", \"auth_type\": \"LOCAL\", \"password\": \"%s\", \"email\": \"%s\""
                                        .formatted(Installation.PASSWORD, KIM_MAIL)))
                .is(200);
        post(node, "user/verify-email", admin, kim.formatted("")).is(200);
        staff.enrolKim(node);
        staff.letLeeIn(node, admin);
        post(
                        node,
                        "user-profile/reset-password",
                        admin,
                        kim.formatted(", \"domain_id\": \"" + staff.domainId + "\""))
                .is(200);
        return staff;
    }

    public String domainId() {
        return domainId;
    }

    /** The administrator's token of scope DOMAIN. */
    public String admin(Node node) {
        return grant(node, adminRefresh(node, domainId), "DOMAIN").is(200).text("access_token");
    }

    /** The token of whoever runs the installation. */
    public static String operator(Node node) {
        return grant(node, adminRefresh(node, "domain-root"), "SYSTEM")
                .is(200)
                .text("access_token");
    }

    public static Answer grant(Node node, String refresh, String scope) {
        return post(
                node,
                "token/grant",
                null,
                "{\"grant_type\": \"REFRESH_TOKEN\", \"token\": \"%s\", \"scope\": \"%s\"}"
                        .formatted(refresh, scope));
    }

    public static String adminRefresh(Node node, String domainId) {
        return signIn(node, domainId, "LOCAL", "admin", Installation.PASSWORD, "")
                .is(200)
                .text("refresh_token");
    }

    /** Kim's password and the code of his app, lee's password in his directory. */
    public void signIn(Node node) throws InterruptedException {
        signIn(node, domainId, "MFA", "kim", Installation.PASSWORD, code()).is(200);
        signIn(node, domainId, "EXTERNAL", LEE, LEES_PASSWORD, "").is(200);
    }

    /** None is good twice, nor is one of before: of three at a time, the oldest that is left. */
    private String code() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        while (spent > now()) {
            never.await(100, TimeUnit.MILLISECONDS);
        }
        spent = Math.max(spent + 1, now() - 1);
        return app.code((int) (spent - now()));
    }

    private static long now() {
        return Instant.now().getEpochSecond() / 30;
    }

    public static Answer post(Node node, String method, String token, String json) {
        return Api.post(node.base() + "/identity/v2/" + method, token, json);
    }

    @Override
    public void close() {
        ldap.close();
    }

    private void enrolKim(Node node) throws InterruptedException {
        String token =
                signIn(node, domainId, "LOCAL", "kim", Installation.PASSWORD, "")
                        .is(200)
                        .text("access_token");
        Answer pending =
                post(node, "user-profile/enable-mfa", token, "{\"mfa_type\": \"OTP\"}").is(200);
        app =
                App.reading(
                        pending.json()
                                .getJsonObject("mfa")
                                .getJsonObject("options")
                                .getString("otp_qrcode_uri"));
        post(node, "user-profile/confirm-mfa", token, "{\"verify_code\": \"" + code() + "\"}")
                .is(200);
    }

    private void letLeeIn(Node node, String admin) {
        String settings =
                Json.createObjectBuilder()
                        .add(
                                "plugin_info",
                                Json.createObjectBuilder()
                                        .add("plugin_id", "ldap")
                                        .add("options", ldap.options())
                                        .add("secret_data", ldap.secrets()))
                        .build()
                        .toString();
        post(node, "external-auth/set", admin, settings).is(200);
        post(
                        node,
                        "user/create",
                        admin,
                        "{\"user_id\": \"" + LEE + "\", \"auth_type\": \"EXTERNAL\"}")
                .is(200);
    }

    private static Answer signIn(
            Node node, String domainId, String type, String userId, String password, String code) {
        return post(
                node,
                "token/issue",
                null,
                Json.createObjectBuilder()
                        .add("domain_id", domainId)
                        .add("auth_type", type)
                        .add("verify_code", code)
                        .add(
                                "credentials",
                                Json.createObjectBuilder()
                                        .add("user_id", userId)
                                        .add("password", password))
                        .build()
                        .toString());
    }
}
