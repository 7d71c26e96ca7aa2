package spaceone.testkit;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Calls that carry secrets in every place a request has, well-formed and not, and the secrets that
 * their answers and mails bring. Remembers all of them.
 */
public final class SecretCalls {

    private final WatchedNode node;
    private final Set<String> secrets = new LinkedHashSet<>();
    private String domainId;
    private String admin;

    public SecretCalls(WatchedNode node) {
        this.node = node;
    }

    /** Everything that nobody may find anywhere. */
    public Set<String> secrets() {
        return secrets;
    }

    public String domainId() {
        return domainId;
    }

    public String admin() {
        return admin;
    }

    public void makeAll() {
        signIns();
        String kim = person("kim@watched.example");
        codes("kim@watched.example", kim);
        links("lee@watched.example");
        secondFactor("kim@watched.example", kim);
        demandedFactor("mia@watched.example");
        machines();
        providers();
        broken();
        wrongPlaces();
    }

    private void signIns() {
        domainId =
                node.post("v2/domain/get-auth-info", null, "{\"name\": \"default\"}")
                        .text("domain_id");
        Answer signedIn = signIn("admin", secret(Installation.PASSWORD)).is(200);
        String refresh = secret(signedIn.text("refresh_token"));
        secret(signedIn.text("access_token"));
        admin =
                secret(
                        node.post(
                                        "v2/token/grant",
                                        null,
                                        """
                                        {"grant_type": "REFRESH_TOKEN", "token": "%s", "scope": "DOMAIN"}
                                        """
                                                .formatted(refresh))
                                .is(200)
                                .text("access_token"));
        signIn("admin", secret("Guessed1Secret")).is(401);
        signIn("nobody", secret("Guessed2Secret")).is(401);
        node.post(
                        "v1/token/issue",
                        null,
                        """
                        {"domain_id": "%s", "credentials": {"user_id": "admin", "password": "%s"}}
                        """
                                .formatted(domainId, secret("Guessed3Secret")))
                .is(401);
        node.post(
                        "v2/token/grant",
                        null,
                        "{\"grant_type\": \"REFRESH_TOKEN\", \"token\": \"%s\", \"scope\": \"DOMAIN\"}"
                                .formatted(
                                        secret(
                                                refresh.substring(0, refresh.length() - 9)
                                                        + "Forged4Tok")))
                .is(401);
    }

    private String person(String id) {
        String password = secret("First6Secret" + id.charAt(0));
        node.post(
                        "v2/user/create",
                        admin,
                        """
                        {"user_id": "%s", "email": "%s", "auth_type": "LOCAL", "password": "%s"}
                        """
                                .formatted(id, id, password))
                .is(200);
        node.post(
                        "v2/user/create",
                        admin,
                        "{\"user_id\": \"weak\", \"auth_type\": \"LOCAL\", \"password\": \"%s\"}"
                                .formatted(secret("weakonesecret")))
                .is(400);
        String token = secret(signIn(id, password).is(200).text("access_token"));
        String next = secret("Second7Secret");
        change(token, secret("NotMine8Secret"), next).is(400);
        change(token, password, next).is(200);
        return secret(signIn(id, next).is(200).text("access_token"));
    }

    private void codes(String id, String token) {
        node.post("v2/user-profile/verify-email", token, "{}").is(200);
        String code = secret(Mailbox.of(id).number(Mailbox.of(id).now().size() + 1).code());
        node.post("v2/user-profile/confirm-email", token, Person.code(Person.wrong(code))).is(400);
        node.post("v2/user-profile/confirm-email", token, Person.code(code)).is(200);
    }

    private void links(String id) {
        node.post(
                        "v2/user/create",
                        admin,
                        "{\"user_id\": \"%s\", \"email\": \"%s\", \"auth_type\": \"LOCAL\", \"reset_password\": true}"
                                .formatted(id, id))
                .is(200);
        String link = secret(Mailbox.of(id).number(1).linkToken());
        node.post(
                        "v2/user-profile/update-password",
                        link,
                        "{\"new_password\": \"%s\"}".formatted(secret("Linked9Secret")))
                .is(200);
    }

    private void secondFactor(String id, String token) {
        String uri =
                node.post("v2/user-profile/enable-mfa", token, "{\"mfa_type\": \"OTP\"}")
                        .is(200)
                        .body();
        App app = App.reading(uri);
        secret(app.secret().replaceAll("[^A-Z2-7].*", ""));
        node.post("v2/user-profile/confirm-mfa", token, Person.code(Person.wrong(app.code())))
                .is(400);
        node.post("v2/user-profile/confirm-mfa", token, Person.code(secret(app.code()))).is(200);
        signIn(id, "Second7Secret").is(400);
        node.post(
                        "v2/token/issue",
                        null,
                        """
                        {"domain_id": "%s", "auth_type": "MFA", "verify_code": "%s",
                         "credentials": {"user_id": "%s", "password": "Second7Secret"}}
                        """
                                .formatted(domainId, secret(app.code(1)), id))
                .is(200);
    }

    private void demandedFactor(String id) {
        person(id);
        node.post(
                        "v2/user/update",
                        admin,
                        """
                        {"user_id": "%s", "enforce_mfa_state": "ENABLED", "enforce_mfa_type": "OTP"}
                        """
                                .formatted(id))
                .is(200);
        secret(
                signIn(id, "Second7Secret")
                        .isRefused(400, "ERROR_MFA_NOT_ACTIVATED")
                        .json()
                        .getJsonObject("detail")
                        .getString("access_token"));
    }

    private void machines() {
        String key =
                secret(
                        node.post(
                                        "v2/app/create",
                                        admin,
                                        """
                                        {"name": "robot", "resource_group": "DOMAIN", "role_id": "managed-domain-admin"}
                                        """)
                                .is(200)
                                .text("client_secret"));
        node.post("v2/user/list", key, "{}").is(200);
        node.get("/check/metrics", secret("Scrape1Guess")).is(401);
        node.get("/check/metrics", secret(WatchedNode.METRICS_TOKEN)).is(200);
    }

    private void providers() {
        node.post(
                "v2/external-auth/set",
                admin,
                """
                {"plugin_info": {"plugin_id": "p", "options": {"protocol": "ldap", "url": "ldap://localhost:1",
                 "base_dn": "dc=example,dc=com", "bind_dn": "cn=reader"},
                 "secret_data": {"bind_password": "%s", "client_secret": "%s"}}}
                """
                        .formatted(secret("Bind1Secret"), secret("Client2Secret")));
        node.post(
                "v2/token/issue",
                null,
                """
                {"domain_id": "%s", "auth_type": "EXTERNAL",
                 "credentials": {"user_id": "kim", "password": "%s", "access_token": "%s"}}
                """
                        .formatted(
                                domainId, secret("Elsewhere3Secret"), secret("Elsewhere4Token")));
    }

    private void broken() {
        String issue = "v2/token/issue";
        node.post(
                        issue,
                        null,
                        "{\"credentials\": {\"password\": \"%s\"".formatted(secret("Cut1Secret")))
                .is(400);
        node.post(issue, null, "{\"password\": %s}".formatted(secret("Bare2Secret"))).is(400);
        node.post(issue, null, "{\"credentials\": \"%s\"}".formatted(secret("Flat3Secret")))
                .is(400);
        node.post(issue, null, "{\"auth_type\": \"%s\"}".formatted(secret("Type4Secret"))).is(400);
        node.post(issue, null, "{\"domain_id\": {\"x\": \"%s\"}}".formatted(secret("Shape5Secret")))
                .is(400);
        node.post(
                        "v2/user/create",
                        admin,
                        "{\"user_id\": \"zed\", \"auth_type\": \"LOCAL\", \"password\": \"\\u0000\\ud800%s\"}"
                                .formatted(secret("Odd6Secret")))
                .is(400);
        node.post(
                "v2/user-profile/update",
                admin,
                "{\"name\": \"\\u0000\", \"new_password\": \"%s\"}"
                        .formatted(secret("Nul7Secret")));
    }

    private void wrongPlaces() {
        String query = URLEncoder.encode(secret("Query1Secret"), StandardCharsets.UTF_8);
        node.post("v2/user/get?password=" + query, admin, "{\"user_id\": \"admin\"}").is(200);
        node.post("v2/user/get/" + secret("Path2Secret"), admin, "{}").is(404);
        node.get("/" + secret("Page3Secret"), null).is(404);
        node.get("/?sso_access_token=" + secret("Sso4Secret"), null).is(200);
        node.post("v2/user/get", secret("Bearer5Secret"), "{}").is(401);
        Api.send(
                        Api.request(node.url("/identity/v2/system/init"), null)
                                .header("X-Bootstrap-Secret", secret("Init6Secret"))
                                .header("Cookie", "session=" + secret("Cookie7Secret"))
                                .header("X-Request-Id", "not an id " + secret("Header8Secret"))
                                .header("traceparent", "00-" + secret("Trace9Secret") + "-0-0")
                                .header("tracestate", "x=" + secret("State1Secret"))
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"admin\": {\"user_id\": \"root\", \"password\": \"%s\", \"name\": \"Root\"}}"
                                                        .formatted(secret("Root2Secret")))))
                .is(400);
        node.post(
                        "v2/user-profile/reset-password",
                        null,
                        "{\"user_id\": \"%s\", \"domain_id\": \"%s\"}"
                                .formatted("lee@watched.example", domainId))
                .is(200);
        secret(Mailbox.of("lee@watched.example").number(3).linkToken());
    }

    private Answer change(String token, String current, String next) {
        return node.post(
                "v2/user-profile/update-password",
                token,
                "{\"current_password\": \"%s\", \"new_password\": \"%s\"}"
                        .formatted(current, next));
    }

    public Answer signIn(String id, String password) {
        return node.post(
                "v2/token/issue",
                null,
                """
                {"domain_id": "%s", "auth_type": "LOCAL", "credentials": {"user_id": "%s", "password": "%s"}}
                """
                        .formatted(domainId, id, password));
    }

    private String secret(String text) {
        secrets.add(text);
        return text;
    }
}
