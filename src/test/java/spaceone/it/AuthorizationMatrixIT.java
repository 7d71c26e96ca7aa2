package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.AuthorizationTable;
import spaceone.testkit.AuthorizationTable.Row;
import spaceone.testkit.Installation;
import spaceone.testkit.Proves;
import spaceone.testkit.World;

/**
 * Every method, called by every kind of caller about his own and about somebody else's domain and
 * workspace: refused is refused, and allowed is anything but 401 and 403. Harmless, because what is
 * allowed fails on its body afterwards.
 */
@InServer
class AuthorizationMatrixIT {

    private static final int CALLS_AT_ONCE = 4;
    private static final int SHARES = 6;

    /** {@code refusal}: the status of every refusal of this caller. */
    record Kind(
            String name,
            String token,
            int refusal,
            String role,
            boolean human,
            List<String> permissions,
            boolean ofBeta) {

        boolean isBoundless() {
            return role.equals("SA") || role.equals("system");
        }

        boolean passes(Row row) {
            if (name.equals(RESTRICTED) && !row.isPublic()) {
                return MUST_CHANGE.contains(row.route());
            }
            return row.isPublic() && !row.judgesTheBearer()
                    || role.equals("system") && !row.judgesTheBearer()
                    || !role.isEmpty() && row.allows(role, human, permissions);
        }
    }

    /** What the body says about whose it is. */
    enum Body {
        EMPTY,
        OWN,
        FOREIGN
    }

    private static final String RESTRICTED = "restricted token";

    /** What is open to whoever must choose a new password first. */
    private static final Set<String> MUST_CHANGE =
            Set.of(
                    "v2/user-profile/get",
                    "v2/user-profile/get-workspaces",
                    "v2/user-profile/get-workspace-groups",
                    "v2/user-profile/revoke-sessions",
                    "v2/user-profile/update-password",
                    "v2/user-profile/update",
                    "v1/user/update");

    private static final List<Kind> KINDS = new ArrayList<>();
    private static World world;

    @BeforeAll
    static void meetTheCallers() throws InterruptedException {
        world = World.fresh();
        Answer workspace = world.call("BA", "workspace/create", "{\"name\": \"theirs\"}");
        world.keep("WB", workspace.is(200).text("workspace_id"));
        nobodies();
        people();
        apps();
        kind("system token", Installation.systemToken(), 403, "system", false);
        kind("system administrator", world.token("SA"), 403, "SA", true);
    }

    private static void nobodies() throws InterruptedException {
        kind("no token", null, 401, "", false);
        kind("garbage", "garbage", 401, "", false);
        kind(
                "a token somebody changed",
                world.token("DA").replaceFirst("\\..", ".X"),
                401,
                "",
                false);
        kind("refresh token", world.refresh("admin"), 401, "", false);
        kind("token of a disabled user", disabled(), 401, "", false);
        kind("expired token", expired(), 401, "", false);
    }

    private static String disabled() {
        String token = world.token("lee (USER)");
        world.call("DA", "user/disable", "{\"user_id\": \"lee@acme.io\"}").is(200);
        return token;
    }

    private static String expired() {
        String token = grant("owner", "USER", "\"timeout\": 1");
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                Api.post("/identity/v2/user-profile/get", token, "{}").status()
                                        == 401);
        return token;
    }

    private static void people() {
        String inDev = "\"workspace_id\": \"$W1\"";
        kind("user", world.token("kim (USER)"), 403, "U", true);
        kind("administrator, scope USER", grant("adm2", "USER", "\"timeout\": 0"), 403, "U", true);
        kind("owner", world.token("OW"), 403, "WO", true);
        kind("member", world.token("MW"), 403, "WM", true);
        kind("administrator in a workspace", grant("adm2", "WORKSPACE", inDev), 403, "WO", true);
        kind("domain administrator", world.token("DA"), 403, "DA", true);
        KINDS.add(
                new Kind(
                        "administrator of another domain",
                        world.token("BA"),
                        403,
                        "DA",
                        true,
                        List.of(),
                        true));
        narrow(inDev);
        restricted();
    }

    private static void narrow(String inDev) {
        List<String> permissions = List.of("identity:Project.read", "identity:UserGroup.*");
        Answer role =
                world.call(
                        "DA",
                        "role/create",
                        """
                        {"name": "Narrow", "role_type": "WORKSPACE_OWNER",
                         "permissions": ["identity:Project.read", "identity:UserGroup.*"]}
                        """);
        world.keep("NARROW", role.is(200).text("role_id"));
        world.call(
                        "DA",
                        "role-binding/create",
                        """
                        {"user_id": "eve@acme.io", "role_id": "$NARROW", "resource_group": "WORKSPACE",
                         "workspace_id": "$W1"}
                        """)
                .is(200);
        KINDS.add(
                new Kind(
                        "owner with few permissions",
                        grant("eve", "WORKSPACE", inDev),
                        403,
                        "WO",
                        true,
                        permissions,
                        false));
    }

    /** A sign-in while the user must choose a new password first. */
    private static void restricted() {
        world.call(
                        "DA",
                        "user/set-required-actions",
                        "{\"user_id\": \"kim@acme.io\", \"required_actions\": [\"UPDATE_PASSWORD\"]}")
                .is(200);
        String token =
                Installation.signIn(world.value("D"), "kim@acme.io", Installation.PASSWORD)
                        .is(200)
                        .text("access_token");
        KINDS.add(
                new Kind(
                        RESTRICTED, token, 403, "U", true, List.of("identity:UserProfile"), false));
    }

    private static void apps() {
        Answer project =
                world.call(
                        "OW", "project/create", "{\"name\": \"p\", \"project_type\": \"PRIVATE\"}");
        world.keep("P", project.is(200).text("project_id"));
        app("app of the domain", "DA", "domain-admin", "DOMAIN");
        app("app of a workspace", "WO", "workspace-owner", "WORKSPACE");
        app("app of a project", "WM", "workspace-member", "PROJECT");
        Answer off = createApp("domain-admin", "DOMAIN");
        world.keep("OFF", off.text("app_id"));
        world.call("DA", "app/disable", "{\"app_id\": \"$OFF\"}").is(200);
        kind("disabled app", off.text("client_secret"), 403, "", false);
    }

    private static void app(String name, String role, String roleId, String group) {
        kind(name, createApp(roleId, group).text("client_secret"), 403, role, false);
    }

    private static Answer createApp(String roleId, String group) {
        String body =
                """
                {"name": "bot", "role_id": "managed-%s", "resource_group": "%s", "workspace_id": "$W1"%s}
                """
                        .formatted(
                                roleId,
                                group,
                                group.equals("PROJECT") ? ", \"project_id\": \"$P\"" : "");
        return world.call("DA", "app/create", body).is(200);
    }

    private static String grant(String user, String scope, String more) {
        String body =
                "{\"grant_type\": \"REFRESH_TOKEN\", \"token\": \"<refresh %s>\", \"scope\": \"%s\", %s}"
                        .formatted(user, scope, more);
        return world.call("none", "token/grant", body).is(200).text("access_token");
    }

    private static void kind(String name, String token, int refusal, String role, boolean human) {
        KINDS.add(new Kind(name, token, refusal, role, human, List.of(), false));
    }

    @Proves({"8.2.1", "8.3.1", "8.4.1"})
    @Test
    void everybodyMayDoWhatTheTableSaysAndNothingElse()
            throws InterruptedException, ExecutionException {
        List<Row> rows = AuthorizationTable.read().rows();
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        ExecutorService callers = Executors.newFixedThreadPool(CALLS_AT_ONCE);
        List<Future<?>> calls = new ArrayList<>();
        for (Row row : rows) {
            for (Kind kind : KINDS) {
                for (Body body : Body.values()) {
                    calls.add(callers.submit(() -> call(row, kind, body, wrong)));
                }
            }
        }
        for (Future<?> call : calls) {
            call.get();
        }
        callers.shutdown();

        assertThat(calls.size()).isGreaterThanOrEqualTo(3_000);
        assertThat(wrong).isEmpty();
        world.call("BA", "workspace/get", "{\"workspace_id\": \"$WB\"}").is(200);
    }

    /** Of every permission there is one app that has it and no other. */
    @Proves({"8.2.1", "10.3.2"})
    @Test
    void roleWithASinglePermissionOpensWhatThatOpensAndNothingElse()
            throws InterruptedException, ExecutionException {
        List<Row> rows = AuthorizationTable.read().rows();
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        ExecutorService callers = Executors.newFixedThreadPool(CALLS_AT_ONCE);
        List<Future<?>> calls = new ArrayList<>();
        List<String> permissions =
                rows.stream()
                        .map(Row::permission)
                        .filter(permission -> permission.startsWith("identity:"))
                        .distinct()
                        .toList();
        for (int i = 0; i < permissions.size(); i++) {
            Kind kind = withOnly(permissions.get(i));
            for (int j = 0; j < rows.size(); j++) {
                Row row = rows.get(j);
                boolean own = row.permission().equals(permissions.get(i));
                // Of the others each app tries another share, and all of them together all.
                if (!row.isPublic() && (own || i % SHARES == j % SHARES)) {
                    calls.add(callers.submit(() -> call(row, kind, Body.EMPTY, wrong)));
                }
            }
        }
        for (Future<?> call : calls) {
            call.get();
        }
        callers.shutdown();

        assertThat(calls.size()).isGreaterThanOrEqualTo(1_000);
        assertThat(wrong).isEmpty();
    }

    private static Kind withOnly(String permission) {
        Answer role =
                world.call(
                        "DA",
                        "role/create",
                        """
                        {"name": "only %1$s", "role_type": "DOMAIN_ADMIN", "permissions": ["%1$s"]}
                        """
                                .formatted(permission));
        Answer app =
                world.call(
                        "DA",
                        "app/create",
                        """
                        {"name": "bot", "resource_group": "DOMAIN", "role_id": "%s"}
                        """
                                .formatted(role.is(200).text("role_id")));
        return new Kind(
                "app with " + permission,
                app.is(200).text("client_secret"),
                403,
                "DA",
                false,
                List.of(permission),
                false);
    }

    private static void call(Row row, Kind kind, Body variant, List<String> wrong) {
        String body = body(row, kind, variant);
        Answer answer = Api.post("/identity/" + row.route(), kind.token(), world.fill(body));
        boolean refused = answer.status() == 401 || answer.status() == 403;
        boolean right =
                kind.passes(row)
                        ? !refused || refusesOtherTenants(row, variant)
                        : answer.status() == (row.judgesTheBearer() ? 401 : kind.refusal());
        boolean leaks =
                answer.status() == 200
                        && variant == Body.FOREIGN
                        && !kind.isBoundless()
                        && !row.isPublic()
                        && tells(row, answer, world.fill(kind.ofBeta() ? "$D" : "$D2"));
        if (!right || leaks || answer.status() >= 500) {
            wrong.add(
                    "%s, %s, %s: %d %s"
                            .formatted(
                                    kind.name(),
                                    row.route(),
                                    body,
                                    answer.status(),
                                    answer.body()));
        }
    }

    /** Records of what the caller tried name what they named; whose they are is the point. */
    private static boolean tells(Row row, Answer answer, String domainId) {
        boolean ofRecords =
                row.route().equals("v2/audit-record/list")
                        || row.route().equals("v2/user-profile/list-activity");
        String foreign = "\"" + domainId + "\"";
        return answer.body().contains(ofRecords ? "\"domain_id\":" + foreign : foreign);
    }

    /** Methods of users refuse another tenant by name, where others overrule it. */
    private static boolean refusesOtherTenants(Row row, Body variant) {
        boolean ofUsers = row.route().startsWith("v2/user/") || row.route().startsWith("v1/user/");
        boolean keyIsGuarded = row.route().equals("v2/domain/get-public-key");
        return ofUsers && variant == Body.FOREIGN || keyIsGuarded && variant != Body.EMPTY;
    }

    private static String body(Row row, Kind kind, Body variant) {
        if (row.acts()) {
            return "[]";
        }
        if (variant == Body.EMPTY) {
            return "{}";
        }
        boolean writes = row.permission().endsWith(".write") && !row.route().endsWith("/find");
        if (writes && (kind.isBoundless() || variant == Body.OWN)) {
            // Of the wrong type, because the id alone might be all that a deletion asks for.
            return "{\"domain_id\": 7, \"workspace_id\": 7}";
        }
        boolean beta = kind.ofBeta() == (variant == Body.OWN);
        return beta
                ? "{\"domain_id\": \"$D2\", \"workspace_id\": \"$WB\"}"
                : "{\"domain_id\": \"$D\", \"workspace_id\": \"$W1\"}";
    }
}
