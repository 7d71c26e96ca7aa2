package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Federation;
import spaceone.testkit.Installation;
import spaceone.testkit.Keycloak;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** The whole way with a real Keycloak: {@code mvn verify -Pkeycloak}. */
@InServer
class KeycloakIT {

    private static final String KIM = "kim@beta.io";
    private static final String MIA = "mia@beta.io";
    private static final String OWNER = "managed-workspace-owner";
    private static final String PASSWORD = "Kims own 1";
    private static Optional<Keycloak> server = Optional.empty();

    @BeforeAll
    static void start() {
        server = Keycloak.start();
        assumeTrue(server.isPresent(), "only with -Pkeycloak");
    }

    @AfterAll
    static void stop() {
        server.ifPresent(Keycloak::close);
    }

    @Test
    void anEmployeeSignsInUntilHeLeaves() {
        Time.forgetSource();
        Keycloak keycloak = server.orElseThrow();
        Federation beta = Federation.of(Installation.domain());
        beta.set(keycloak.options(), keycloak.secrets().build()).is(200);
        assertMetadata(beta);

        assertThat(beta.find("keyword", "ark").is(200).body())
                .contains(KIM, "Kim Park")
                .doesNotContain("lee@beta.io");
        assertThat(beta.find("user_id", "kim").is(200).json().getInt("total_count")).isZero();
        assertThat(beta.create(KIM).is(200).body())
                .contains("\"name\":\"Kim Park\"", "\"state\":\"ENABLED\"");

        beta.signIn(keycloak.token("other", KIM, PASSWORD)).is(401);
        String token = keycloak.token(Keycloak.CLIENT, KIM, PASSWORD);
        Answer tokens = beta.signIn(token).is(200);
        Federation.profile(tokens.text("access_token")).is(200);

        keycloak.disables(KIM);
        beta.signIn(token).is(401);
        assertThat(beta.sync(KIM).is(200).text("state")).isEqualTo("DISABLED");
        Federation.profile(tokens.text("access_token")).is(401);
        assertThat(Installation.grant(tokens.text("refresh_token"), "USER").status())
                .isIn(400, 401);
    }

    @Test
    void groupsThereAreRolesAndUserGroupsHereWhileTheyLast() {
        Time.forgetSource();
        Keycloak keycloak = server.orElseThrow();
        Federation beta = Federation.of(Installation.domain());
        Tenant tenant = beta.tenant();
        String workspace =
                tenant.asAdmin("workspace/create", "{\"name\": \"One\"}")
                        .is(200)
                        .text("workspace_id");
        String group =
                tenant.asOwner(workspace, "user-group/create", "{\"name\": \"Night\"}")
                        .is(200)
                        .text("user_group_id");
        JsonArrayBuilder rules =
                Json.createArrayBuilder()
                        .add(
                                rule("bosses", "role_id", "managed-workspace-member")
                                        .add("workspace_id", workspace))
                        .add(
                                rule("/places/bosses", "role_id", OWNER)
                                        .add("workspace_id", workspace))
                        .add(rule("staff", "user_group_id", group));
        set(beta, rules.build(), "groups");

        signIn(beta);
        assertThat(roles(beta)).containsExactly(workspace + " " + OWNER);
        assertThat(members(beta, group)).contains(MIA);
        beta.sync(MIA).is(200);
        assertThat(roles(beta)).containsExactly(workspace + " " + OWNER);

        keycloak.dismisses(MIA);
        beta.sync(MIA).is(200);
        assertThat(roles(beta)).isEmpty();
        assertThat(members(beta, group)).doesNotContain(MIA);
    }

    @Test
    void rolesOfTheRealmAreRolesHere() {
        Time.forgetSource();
        Federation beta = Federation.of(Installation.domain());
        JsonArrayBuilder rules =
                Json.createArrayBuilder().add(rule("auditor", "role_id", "managed-domain-admin"));
        set(beta, rules.build(), "realm_access.roles");

        signIn(beta);
        assertThat(roles(beta)).containsExactly("* managed-domain-admin");
        // The list of people does not tell them, so nothing is taken.
        beta.sync(MIA).is(200);
        assertThat(roles(beta)).hasSize(1);
    }

    private static void set(Federation beta, JsonArray rules, String claim) {
        Keycloak keycloak = server.orElseThrow();
        beta.set(
                        keycloak.options()
                                .add("auto_user_sync", true)
                                .add(
                                        "group_mapper",
                                        Json.createObjectBuilder()
                                                .add("claim", claim)
                                                .add("rules", rules)),
                        keycloak.secrets().build())
                .is(200);
    }

    private static void signIn(Federation beta) {
        beta.signIn(server.orElseThrow().token(Keycloak.CLIENT, MIA, PASSWORD)).is(200);
    }

    private static JsonObjectBuilder rule(String group, String member, String id) {
        return Json.createObjectBuilder().add("group", group).add(member, id);
    }

    private static List<String> roles(Federation beta) {
        return beta
                .tenant()
                .asAdmin("role-binding/list", "{\"user_id\": \"%s\"}".formatted(MIA))
                .is(200)
                .json()
                .getJsonArray("results")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(row -> row.getString("workspace_id", "*") + " " + row.getString("role_id"))
                .toList();
    }

    private static String members(Federation beta, String group) {
        return beta.tenant()
                .asAdmin("user-group/get", "{\"user_group_id\": \"%s\"}".formatted(group))
                .is(200)
                .json()
                .get("users")
                .toString();
    }

    private static void assertMetadata(Federation beta) {
        JsonObject metadata =
                Api.post(
                                "/identity/v2/domain/get-auth-info",
                                null,
                                "{\"name\": \"%s\"}".formatted(beta.tenant().name()))
                        .is(200)
                        .json()
                        .getJsonObject("metadata");
        assertThat(metadata.getString("realm")).isEqualTo("beta");
        assertThat(metadata.getString("client_id")).isEqualTo(Keycloak.CLIENT);
        assertThat(metadata.getString("authorization_endpoint"))
                .matches("http://[^/]+/realms/beta/protocol/openid-connect/auth");
    }
}
