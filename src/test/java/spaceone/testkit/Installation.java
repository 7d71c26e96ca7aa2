package spaceone.testkit;

import java.util.UUID;
import spaceone.run.ForTests;

/**
 * The installation under test: initialized when first needed. Every test makes its own domain in
 * it.
 */
public final class Installation {

    public static final String PASSWORD = "Correct9Horse";

    private static final String ROOT = "root@sys.io";

    private Installation() {}

    /** What the server under test and its tests agree upon. */
    public static ForTests agreed() {
        return Agreement.WITH_THE_SERVER;
    }

    /** A token that bypasses all roles, as sibling services have it. */
    public static String systemToken() {
        return Started.SYSTEM_TOKEN;
    }

    /** Who runs the installation. */
    public static String root() {
        systemToken();
        return ROOT;
    }

    /** Root's administrator, scope SYSTEM. */
    public static String systemAdmin() {
        String refresh = signIn("domain-root", ROOT, PASSWORD).text("refresh_token");
        return grant(refresh, "SYSTEM").text("access_token");
    }

    /** A new domain of its own name, whose administrator is {@code admin@<name>.io}. */
    public static Tenant domain() {
        String name = "d" + UUID.randomUUID().toString().substring(0, 8);
        String admin = "admin@" + name + ".io";
        Answer created =
                Api.post(
                                "/identity/v2/domain/create",
                                systemToken(),
                                """
                                {"name": "%s", "admin": {"user_id": "%s", "password": "%s", "name": "Admin"}}
                                """
                                        .formatted(name, admin, PASSWORD))
                        .is(200);
        return new Tenant(created.text("domain_id"), name, admin);
    }

    /** A domain for tests that change nothing others look at; making one takes a while. */
    public static Tenant sharedDomain() {
        return Shared.DOMAIN;
    }

    public static Answer signIn(String domainId, String userId, String password) {
        return Api.post(
                "/identity/v2/token/issue",
                null,
                """
                {"domain_id": "%s", "auth_type": "LOCAL", "credentials": {"user_id": "%s", "password": "%s"}}
                """
                        .formatted(domainId, userId, password));
    }

    public static Answer grant(String refreshToken, String scope) {
        return Api.post(
                "/identity/v2/token/grant",
                null,
                """
                {"grant_type": "REFRESH_TOKEN", "token": "%s", "scope": "%s"}
                """
                        .formatted(refreshToken, scope));
    }

    /** There before the server is. */
    private static final class Agreement {
        static final ForTests WITH_THE_SERVER =
                Running.isWanted() ? Running.agreed() : ForTests.on(Mailbox.smtpPort());
    }

    private static final class Shared {
        static final Tenant DOMAIN = domain();
    }

    private static final class Started {

        static final String SYSTEM_TOKEN =
                Running.isWanted()
                        ? Running.kept("system-token", Started::initialize)
                        : initialize();

        private static String initialize() {
            var request =
                    Api.request("/identity/v2/system/init", null)
                            .header("Content-Type", "application/json")
                            .header("X-Bootstrap-Secret", agreed().bootstrapSecret())
                            .POST(
                                    java.net.http.HttpRequest.BodyPublishers.ofString(
                                            """
                                            {"admin": {"user_id": "%s", "password": "%s", "name": "Root"}}
                                            """
                                                    .formatted(ROOT, PASSWORD)));
            return Api.send(request).is(200).text("system_token");
        }
    }
}
