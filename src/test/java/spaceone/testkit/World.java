package spaceone.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The world of golden.txt: two domains with users, workspaces and bindings, and callers by the
 * names they have there. Its texts may hold <code>$NAME</code>, what an answer held, and <code>
 * {acme}</code>, a domain's own name in this world.
 */
public final class World {

    private static final List<String> USERS =
            List.of("owner", "member", "kim", "lee", "eve", "adm2");

    /** Less than the half hour that its tokens are taken, since tests take time, too. */
    private static final Duration GOOD = Duration.ofMinutes(15);

    private static final List<String> CALLERS =
            List.of("SA", "DA", "DA2", "BA", "OW", "MW", "kim (USER)", "lee (USER)", "eve (USER)");

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> refreshTokens = new HashMap<>();

    private static World made;

    private final Instant since = Instant.now();
    private Snapshot snapshot;
    private Map<String, String> names;

    private World() {}

    /**
     * As it was made, whatever tests did to it: made once, then put back, as long as its tokens are
     * good.
     */
    public static synchronized World fresh() {
        if (made == null || Instant.now().isAfter(made.since.plus(GOOD))) {
            made = make();
        }
        World world = made;
        world.snapshot.putBack();
        world.values.clear();
        world.values.putAll(world.names);
        world.tokens.keySet().retainAll(CALLERS);
        world.values.put("{gamma}", "gamma-" + UUID.randomUUID().toString().substring(0, 8));
        return world;
    }

    private static World make() {
        World world = new World();
        String tail = "-" + UUID.randomUUID().toString().substring(0, 8);
        for (String domain : List.of("acme", "beta", "gamma")) {
            world.values.put("{" + domain + "}", domain + tail);
        }
        world.domain("D", "{acme}", "admin@acme.io");
        world.domain("D2", "{beta}", "admin@beta.io");
        world.token("DA");
        world.token("BA");
        USERS.forEach(world::user);
        world.workspace("W1", "dev");
        world.workspace("W2", "ops");
        world.bind("RB_OWNER", "owner", "managed-workspace-owner", "WORKSPACE");
        world.bind("RB_MEMBER", "member", "managed-workspace-member", "WORKSPACE");
        world.bind("RB_ADM2", "adm2", "managed-domain-admin", "DOMAIN");
        world.keep("RB_ADMIN", world.foundingBinding("DA", "admin@acme.io"));
        world.keep("RB_BADMIN", world.foundingBinding("BA", "admin@beta.io"));
        CALLERS.forEach(world::token);
        USERS.forEach(world::refresh);
        world.snapshot = Snapshot.of(world.value("D"), world.value("D2"));
        world.names = Map.copyOf(world.values);
        return world;
    }

    private void domain(String name, String domain, String admin) {
        Answer created =
                call(
                        "SYS",
                        "domain/create",
                        """
                        {"name": "%s", "admin": {"user_id": "%s", "password": "%s", "name": "Admin"}}
                        """
                                .formatted(domain, admin, Installation.PASSWORD));
        keep(name, created.is(200).text("domain_id"));
    }

    private void user(String name) {
        call(
                        "DA",
                        "user/create",
                        """
                        {"user_id": "%1$s@acme.io", "password": "%2$s", "name": "%1$s", "email": "%1$s@acme.io",
                         "auth_type": "LOCAL"}
                        """
                                .formatted(name, Installation.PASSWORD))
                .is(200);
    }

    private void workspace(String key, String name) {
        Answer created = call("DA", "workspace/create", "{\"name\": \"" + name + "\"}");
        keep(key, created.is(200).text("workspace_id"));
    }

    private void bind(String key, String user, String role, String group) {
        Answer created =
                call(
                        "DA",
                        "role-binding/create",
                        """
                        {"user_id": "%s@acme.io", "role_id": "%s", "resource_group": "%s", "workspace_id": "$W1"}
                        """
                                .formatted(user, role, group));
        keep(key, created.is(200).text("role_binding_id"));
    }

    private String foundingBinding(String caller, String user) {
        return call(caller, "role-binding/list", "{\"user_id\": \"" + user + "\"}")
                .is(200)
                .json()
                .getJsonArray("results")
                .getJsonObject(0)
                .getString("role_binding_id");
    }

    public void keep(String name, String value) {
        values.put("$" + name, value);
    }

    public String value(String name) {
        return values.get("$" + name);
    }

    /** The text with everything in place that this world knows. */
    public String fill(String text) {
        String filled = text;
        List<String> longestFirst =
                values.keySet().stream().sorted((a, b) -> b.length() - a.length()).toList();
        for (String name : longestFirst) {
            filled = filled.replace(name, values.get(name));
        }
        int start;
        while ((start = filled.indexOf("<refresh ")) >= 0) {
            int end = filled.indexOf('>', start);
            String user = filled.substring(start + "<refresh ".length(), end);
            filled = filled.substring(0, start) + refresh(user) + filled.substring(end + 1);
        }
        return filled;
    }

    /** Posts to a v2 method as one of the callers. */
    public Answer call(String caller, String method, String body) {
        var request =
                Api.request("/identity/v2/" + method, token(caller))
                        .header("Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(fill(body)));
        if (caller.startsWith("SYS@")) {
            request.header("X-Domain-Id", value(caller.substring("SYS@".length())));
        }
        return Api.send(request);
    }

    /** A caller's token, obtained when first needed; null for nobody. */
    public String token(String caller) {
        if (caller.equals("none")) {
            return null;
        }
        if (caller.startsWith("$")) {
            return values.get(caller);
        }
        if (!tokens.containsKey(caller)) {
            tokens.put(caller, obtain(caller));
        }
        return tokens.get(caller);
    }

    private String obtain(String caller) {
        if (caller.startsWith("SYS")) {
            return Installation.systemToken();
        }
        return switch (caller) {
            case "SA" -> Installation.systemAdmin();
            case "DA" -> grant("admin", "\"DOMAIN\"");
            case "DA2" -> grant("adm2", "\"DOMAIN\"");
            case "BA" -> grant("badmin", "\"DOMAIN\"");
            case "OW" -> grant("owner", "\"WORKSPACE\", \"workspace_id\": \"$W1\"");
            case "MW" -> grant("member", "\"WORKSPACE\", \"workspace_id\": \"$W1\"");
            default -> {
                String user = caller.substring(0, caller.indexOf(' '));
                String place = caller.substring(caller.indexOf('(') + 1, caller.length() - 1);
                yield grant(
                        user,
                        place.equals("USER")
                                ? "\"USER\""
                                : "\"WORKSPACE\", \"workspace_id\": \"" + place + "\"");
            }
        };
    }

    private String grant(String user, String scope) {
        String body =
                fill(
                        "{\"grant_type\": \"REFRESH_TOKEN\", \"token\": \"<refresh %s>\", \"scope\": %s}"
                                .formatted(user, scope));
        return Api.post("/identity/v2/token/grant", null, body).is(200).text("access_token");
    }

    /** The refresh token of a user's one sign-in; {@code badmin} is beta's administrator. */
    public String refresh(String user) {
        return refreshTokens.computeIfAbsent(
                user,
                name ->
                        Installation.signIn(
                                        value(name.equals("badmin") ? "D2" : "D"),
                                        name.equals("badmin") ? "admin@beta.io" : name + "@acme.io",
                                        Installation.PASSWORD)
                                .is(200)
                                .text("refresh_token"));
    }
}
