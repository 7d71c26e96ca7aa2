package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Time;
import spaceone.testkit.World;

/** Nobody gives more than they have, and nobody opens the account of somebody who has more. */
@InServer
class PowersIT {

    private World world;

    @BeforeEach
    void freshWorld() {
        world = World.fresh();
    }

    @Test
    void nobodyGetsMoreThroughTheOneDoorThatTheirRoleOpens() throws SQLException {
        furnish();
        String eve = administrator("eve", "MINE");
        String bot = app("$MINE").text("client_secret");
        String before = fingerprint();
        List<String> open = new ArrayList<>();
        for (PowerDoors.Door door : PowerDoors.ALL) {
            may("MINE", door.permission());
            for (String token : List.of(eve, bot)) {
                Answer answer =
                        Api.post(
                                "/identity/" + door.route(),
                                token,
                                world.fill("{" + door.body() + "}"));
                boolean refused = answer.status() == 403;
                if (!refused || !fingerprint().equals(before)) {
                    open.add(door.route() + " " + door.body() + ": " + answer.body());
                    before = fingerprint();
                }
            }
        }
        assertThat(open).isEmpty();
    }

    /**
     * With all permissions listed, each door but the full ones opens: it was the rule that shut it.
     */
    @Test
    void whoHasItMayGiveIt() {
        furnish();
        String eve = administrator("eve", "MINE");
        may("MINE", "identity:RoleBinding", "identity:Role", "identity:App", "identity:User");
        post(
                        eve,
                        "role/create",
                        "\"name\": \"r\", \"role_type\": \"WORKSPACE_OWNER\","
                                + " \"permissions\": [\"identity:User.read\", \"identity:App.*\"]")
                .is(200);
        Answer role =
                post(
                        eve,
                        "role/create",
                        "\"name\": \"s\", \"role_type\": \"DOMAIN_ADMIN\","
                                + " \"permissions\": [\"identity:User\"]");
        world.keep("S", role.is(200).text("role_id"));
        post(
                        eve,
                        "role-binding/create",
                        "\"user_id\": \"kim@acme.io\", \"resource_group\": \"DOMAIN\", \"role_id\": \"$S\"")
                .is(200);
        post(eve, "role/update", "\"role_id\": \"$S\", \"permissions\": [\"identity:User.read\"]")
                .is(200);
        post(
                        eve,
                        "app/create",
                        "\"name\": \"a\", \"resource_group\": \"DOMAIN\", \"role_id\": \"$S\"")
                .is(200);
        post(eve, "user/update", "\"user_id\": \"kim@acme.io\", \"password\": \"Battery9Staple\"")
                .is(200);
        post(eve, "user/update", "\"user_id\": \"eve@acme.io\", \"email\": \"eve2@acme.io\"")
                .is(200);
        post(eve, "user/update", "\"user_id\": \"adm2@acme.io\", \"name\": \"Called otherwise\"")
                .is(200);
        post(eve, "user/disable", "\"user_id\": \"kim@acme.io\"").is(200);
    }

    @Test
    void anOwnerWithFewPermissionsMakesNobodyAFullOwner() {
        role("FEW", "WORKSPACE_OWNER", "identity:WorkspaceUser", "identity:User.write");
        may("FEW", "identity:WorkspaceUser", "identity:User.write", "identity:RoleBinding.write");
        bind("eve", "$FEW", "WORKSPACE");
        String eve = world.token("eve ($W1)");
        String who =
                "\"user_id\": \"new@acme.io\", \"auth_type\": \"LOCAL\", \"password\": \"Correct9Horse\"";

        post(eve, "workspace-user/create", who + ", \"role_id\": \"managed-workspace-owner\"")
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        post(
                        eve,
                        "user/create",
                        who
                                + ", \"role_id\": \"managed-workspace-member\", \"workspace_id\": \"$W1\","
                                + " \"permission_group\": \"WORKSPACE\"")
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        post(eve, "role-binding/delete", "\"role_binding_id\": \"$RB_OWNER\"")
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        post(eve, "workspace-user/create", who + ", \"role_id\": \"$FEW\"").is(200);
    }

    /** What they may do in a group is what their role in the group says, whatever their token. */
    @Test
    void anOwnerWithFewPermissionsGivesAGroupNoMore() {
        role("FEW", "WORKSPACE_OWNER", "identity:WorkspaceGroupUser");
        role("NONE", "WORKSPACE_OWNER", "identity:Project");
        Answer made = world.call("DA", "workspace-group/create", "{\"name\": \"g\"}");
        world.keep("G", made.is(200).text("workspace_group_id"));
        addToGroup("kim", "$FEW");
        addToGroup("lee", "$NONE");
        String add =
                "{\"workspace_group_id\": \"$G\", \"users\": [{\"user_id\": \"%s\", \"role_id\": \"%s\"}]}";

        for (String role :
                List.of("managed-workspace-owner", "managed-workspace-member", "$NONE")) {
            world.call("kim (USER)", "workspace-group-user/add", add.formatted("eve@acme.io", role))
                    .isRefused(403, "ERROR_PERMISSION_DENIED");
        }
        world.call(
                        "kim (USER)",
                        "workspace-group-user/update-role",
                        "{\"workspace_group_id\": \"$G\", \"target_user_id\": \"kim@acme.io\","
                                + " \"role_id\": \"managed-workspace-owner\"}")
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        world.call("lee (USER)", "workspace-group-user/add", add.formatted("eve@acme.io", "$NONE"))
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        world.call("kim (USER)", "workspace-group-user/add", add.formatted("eve@acme.io", "$FEW"))
                .is(200);
    }

    @Test
    void onlyWhoMayReadUsersIsToldWhyNoPasswordIsReset() {
        role("MINE", "DOMAIN_ADMIN", "identity:Role.read");
        String eve = administrator("eve", "MINE");
        String nobody = "\"domain_id\": \"$D\", \"user_id\": \"nobody@acme.io\"";

        post(eve, "user/reset-password", nobody).is(200);

        may("MINE", "identity:User.read");
        post(eve, "user/reset-password", nobody).isRefused(404, "ERROR_NOT_FOUND");
    }

    @Test
    void appWithAListOfPermissionsMakesNoApps() {
        role("MINE", "DOMAIN_ADMIN", "identity:App.write");
        world.keep("S", app("$MINE").text("client_secret"));

        world.call("$S", "app/create", "{" + botWith("$MINE") + "}")
                .isRefused(403, "ERROR_PERMISSION_DENIED");
    }

    @Test
    void whatAnAppMadeEndsWithItsOwnKey() {
        for (String end : List.of("app/disable", "app/delete", "app/generate-client-secret")) {
            Answer first = app("managed-domain-admin");
            world.keep("A", first.text("app_id"));
            world.keep("SA", first.text("client_secret"));
            Answer second =
                    world.call("$SA", "app/create", "{" + botWith("managed-domain-admin") + "}");
            world.keep("SB", second.is(200).text("client_secret"));
            world.keep("B", second.text("app_id"));
            Answer third =
                    world.call("$SB", "app/create", "{" + botWith("managed-domain-admin") + "}");
            world.keep("SC", third.is(200).text("client_secret"));
            Answer others = app("managed-domain-admin");
            world.keep("O", others.text("app_id"));
            Answer seized = world.call("$SB", "app/generate-client-secret", "{\"app_id\": \"$O\"}");
            world.keep("SO", seized.is(200).text("client_secret"));
            world.call("$SC", "role/list", "{}").is(200);

            world.call("DA", end, "{\"app_id\": \"$A\"}").is(200);

            for (String key : List.of("$SA", "$SB", "$SC", "$SO")) {
                world.call(key, "role/list", "{}").isRefused(403, "ERROR_PERMISSION_DENIED");
            }
            assertThat(world.call("DA", "app/get", "{\"app_id\": \"$B\"}").text("state"))
                    .isEqualTo("DISABLED");
        }
    }

    @Test
    void keyThatAnAppMadeLivesNoLongerThanItsOwn() {
        String soon = java.time.Instant.now().plusSeconds(3600).toString();
        Answer first =
                world.call(
                        "DA",
                        "app/create",
                        "{"
                                + botWith("managed-domain-admin")
                                + ", \"expired_at\": \""
                                + soon
                                + "\"}");
        world.keep("SA", first.is(200).text("client_secret"));

        Answer second =
                world.call("$SA", "app/create", "{" + botWith("managed-domain-admin") + "}");

        assertThat(second.is(200).text("expired_at")).isEqualTo(first.text("expired_at"));
    }

    private void furnish() {
        role("MINE", "DOMAIN_ADMIN", "identity:Role.write");
        role("OTHERS", "DOMAIN_ADMIN", "identity:Role.write");
        role("WIDE", "DOMAIN_ADMIN", "identity:*");
        role("FREE", "WORKSPACE_MEMBER", "identity:Project");
        world.keep("APP", app("managed-domain-admin").text("app_id"));
        Answer group = world.call("DA", "workspace-group/create", "{\"name\": \"g\"}");
        world.keep("G", group.is(200).text("workspace_group_id"));
        addToGroup("lee", "managed-workspace-member");
        world.call(
                        "DA",
                        "user/create",
                        "{\"user_id\": \"far@acme.io\", \"auth_type\": \"EXTERNAL\","
                                + " \"role_id\": \"managed-domain-admin\"}")
                .is(200);
        world.keep("MAIL", "mail-" + UUID.randomUUID().toString().substring(0, 12));
        Time.update(
                world.fill(
                        """
                        insert into mails (mail_id, domain_id, user_id, kind, recipient, message_id, state,
                            next_attempt_at, created_at, expires_at)
                        values ('$MAIL', '$D', 'adm2@acme.io', 'RESET_LINK', 'adm2@acme.io', '<m>', 'GIVEN_UP',
                            now(), now(), now())
                        """));
    }

    private void role(String key, String type, String... permissions) {
        Answer made =
                world.call(
                        "DA",
                        "role/create",
                        "{\"name\": \"%s\", \"role_type\": \"%s\", \"permissions\": [\"%s\"]}"
                                .formatted(key, type, String.join("\", \"", permissions)));
        world.keep(key, made.is(200).text("role_id"));
    }

    private void may(String role, String... permissions) {
        world.call(
                        "DA",
                        "role/update",
                        "{\"role_id\": \"$%s\", \"permissions\": [\"%s\"]}"
                                .formatted(role, String.join("\", \"", permissions)))
                .is(200);
    }

    private String administrator(String user, String role) {
        bind(user, "$" + role, "DOMAIN");
        String body =
                "{\"grant_type\": \"REFRESH_TOKEN\", \"token\": \"<refresh %s>\", \"scope\": \"DOMAIN\"}"
                        .formatted(user);
        return world.call("none", "token/grant", body).is(200).text("access_token");
    }

    private void bind(String user, String role, String group) {
        world.call(
                        "DA",
                        "role-binding/create",
                        """
                        {"user_id": "%s@acme.io", "role_id": "%s", "resource_group": "%s", "workspace_id": "$W1"}
                        """
                                .formatted(user, role, group))
                .is(200);
    }

    private void addToGroup(String user, String role) {
        world.call(
                        "DA",
                        "workspace-group/add-users",
                        """
                        {"workspace_group_id": "$G", "users": [{"user_id": "%s@acme.io", "role_id": "%s"}]}
                        """
                                .formatted(user, role))
                .is(200);
    }

    private Answer app(String role) {
        return world.call("DA", "app/create", "{" + botWith(role) + "}").is(200);
    }

    private static String botWith(String role) {
        return "\"name\": \"bot\", \"resource_group\": \"DOMAIN\", \"role_id\": \"" + role + "\"";
    }

    private Answer post(String token, String method, String members) {
        return Api.post("/identity/v2/" + method, token, world.fill("{" + members + "}"));
    }

    /** All that says who may do what, and how they get in. */
    private String fingerprint() throws SQLException {
        StringBuilder all = new StringBuilder();
        for (String rows :
                List.of(
                        "role_bindings",
                        "workspace_group_users",
                        "external_auths",
                        "external_directories",
                        "(select role_id, state, domain_id, name, permissions from roles"
                                + " where role_id <> '$MINE')",
                        "(select app_id, domain_id, name, state, client_id, role_id from apps)",
                        "(select domain_id, user_id, state, email, email_verified, mfa, role_id,"
                                + " required_actions, refresh_timeout, password, name from users)")) {
            all.append(
                    text(
                            "select coalesce(string_agg(cast(t as text), ' ' order by cast(t as text)), '')"
                                    + " from "
                                    + rows
                                    + " t where domain_id = '$D'"));
        }
        return all.toString();
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = Api.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(world.fill(sql))) {
            row.next();
            return row.getString(1);
        }
    }
}
