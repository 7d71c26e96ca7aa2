package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Certificate;
import spaceone.testkit.Employee;
import spaceone.testkit.Federation;
import spaceone.testkit.Installation;
import spaceone.testkit.MemoryLdap;
import spaceone.testkit.OpenIdProvider;
import spaceone.testkit.Parallel;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** Groups of the directory mean roles and user groups here, by the table of the domain. */
@InServer
class DirectoryGroupsIT {

    private static final String KIM = "kim@beta.io";
    private static final String OWNER = "managed-workspace-owner";
    private static final String MEMBER = "managed-workspace-member";
    private static final String ADMIN = "managed-domain-admin";

    private OpenIdProvider provider;
    private Federation beta;
    private Tenant tenant;
    private String workspace;
    private String userGroup;

    @BeforeEach
    void setUp() {
        Time.forgetSource();
        provider = OpenIdProvider.start("/o/beta").knows(Employee.named(KIM, "Kim"));
        tenant = Installation.domain();
        beta = Federation.of(tenant);
        workspace =
                tenant.asAdmin("workspace/create", "{\"name\": \"One\"}")
                        .is(200)
                        .text("workspace_id");
        userGroup =
                tenant.asOwner(workspace, "user-group/create", "{\"name\": \"Night\"}")
                        .is(200)
                        .text("user_group_id");
        beta.set(options(), Federation.secrets()).is(200);
        beta.user(KIM, "");
    }

    @AfterEach
    void tearDown() {
        provider.close();
    }

    @Test
    void rolesAndUserGroupsComeAndGoWithTheGroups() {
        arrives("staff");
        assertThat(roles()).containsExactly(workspace + " " + MEMBER);
        assertThat(members()).contains(KIM);

        arrives("staff", "bosses");
        assertThat(roles()).containsExactly(workspace + " " + OWNER);
        assertThat(members()).contains(KIM);

        arrives("bosses");
        assertThat(roles()).containsExactly(workspace + " " + OWNER);
        assertThat(members()).doesNotContain(KIM);

        arrives();
        assertThat(roles()).isEmpty();
        assertThat(records("RoleBinding.create")).isPositive();
        assertThat(records("RoleBinding.delete")).isPositive();
    }

    @Test
    void theDirectoryMakesAdministratorsAndUnmakesThem() {
        Answer tokens = arrives("chiefs");
        assertThat(beta.record(KIM).text("role_type")).isEqualTo("DOMAIN_ADMIN");
        assertThat(beta.record(KIM).text("role_id")).isEqualTo(ADMIN);
        Installation.grant(tokens.text("refresh_token"), "DOMAIN").is(200);

        arrives();
        assertThat(beta.record(KIM).text("role_type")).isEqualTo("USER");
        assertThat(roles()).isEmpty();
    }

    @Test
    void theLastAdministratorStaysOneWhateverTheDirectorySays() {
        String refresh = arrives("chiefs").text("refresh_token");
        String token = Installation.grant(refresh, "DOMAIN").is(200).text("access_token");
        Api.post(
                        "/identity/v2/user/disable",
                        token,
                        "{\"user_id\": \"%s\"}".formatted(tenant.admin()))
                .is(200);

        arrives();
        assertThat(Federation.profile(arrives().text("access_token")).is(200).text("role_type"))
                .isEqualTo("DOMAIN_ADMIN");
    }

    @Test
    void whatWasGivenByHandIsLeftAlone() {
        String binding = bind(MEMBER);
        tenant.asOwner(workspace, "user-group/add-users", membership()).is(200);

        arrives("staff", "bosses");
        assertThat(roles()).containsExactly(workspace + " " + MEMBER);
        arrives();
        assertThat(roles()).containsExactly(workspace + " " + MEMBER);
        assertThat(members()).contains(KIM);

        tenant.asAdmin("role-binding/delete", "{\"role_binding_id\": \"%s\"}".formatted(binding))
                .is(200);
        arrives("staff");
        tenant.asOwner(workspace, "user-group/add-users", membership()).is(200);
        String given = bindingId();
        tenant.asAdmin(
                        "role-binding/update-role",
                        "{\"role_binding_id\": \"%s\", \"role_id\": \"%s\"}"
                                .formatted(given, OWNER))
                .is(200);
        arrives();
        assertThat(roles()).containsExactly(workspace + " " + OWNER);
        assertThat(members()).contains(KIM);
    }

    @Test
    void whatAWorkspaceGroupTookOverIsTheGroups() {
        arrives("staff");
        String group =
                tenant.asAdmin("workspace-group/create", "{\"name\": \"All\"}")
                        .is(200)
                        .text("workspace_group_id");
        tenant.asAdmin(
                        "workspace/change-workspace-group",
                        "{\"workspace_id\": \"%s\", \"workspace_group_id\": \"%s\"}"
                                .formatted(workspace, group))
                .is(200);
        tenant.asAdmin(
                        "workspace-group/add-users",
                        """
                        {"workspace_group_id": "%s", "users": [{"user_id": "%s", "role_id": "%s"}]}
                        """
                                .formatted(group, KIM, OWNER))
                .is(200);

        arrives();
        assertThat(roles()).containsExactly(workspace + " " + OWNER);
        arrives("staff");
        assertThat(roles()).containsExactly(workspace + " " + OWNER);
    }

    @Test
    void manySignInsAtOnceGiveOneRole() throws Exception {
        Callable<Answer> signIn = () -> arrives("staff");
        Parallel.run(4, Collections.nCopies(8, signIn));
        assertThat(roles()).containsExactly(workspace + " " + MEMBER);
        Callable<Answer> left = () -> arrives();
        Parallel.run(4, Collections.nCopies(8, left));
        assertThat(roles()).isEmpty();
    }

    @Test
    void whatCannotBeGivenIsOnRecordAndKeepsNobodyOut() {
        String gone = "\"user_group_id\": \"ug-gone\"";
        beta.set(options("{\"group\": \"staff\", %s}".formatted(gone)), Federation.secrets())
                .is(200);
        arrives("staff");
        assertThat(records("UserGroup.add_users")).isPositive();
    }

    @Test
    void aTableThatCannotWorkIsRefused() {
        for (String rule :
                List.of(
                        "{\"group\": \"g\", \"role_id\": \"role-none\"}",
                        "{\"group\": \"g\", \"role_id\": \"%s\"}".formatted(OWNER),
                        "{\"group\": \"g\", \"role_id\": \"%s\", \"workspace_id\": \"%s\"}"
                                .formatted(ADMIN, workspace),
                        "{\"group\": \"g\", \"role_id\": \"%s\", \"workspace_id\": \"workspace-none\"}"
                                .formatted(OWNER),
                        "{\"role_id\": \"%s\"}".formatted(ADMIN))) {
            assertThat(beta.set(options(rule), Federation.secrets()).status()).isIn(400, 404);
        }
    }

    @Test
    void nobodyGetsThroughTheDirectoryMoreThanWhoSetsItCouldGive() {
        String role =
                tenant.asAdmin(
                                "role/create",
                                """
                                {"name": "Directory", "role_type": "DOMAIN_ADMIN",
                                 "permissions": ["identity:ExternalAuth.*"]}
                                """)
                        .is(200)
                        .text("role_id");
        tenant.user("small@beta.io");
        tenant.asAdmin(
                        "role-binding/create",
                        """
                        {"user_id": "small@beta.io", "role_id": "%s", "resource_group": "DOMAIN"}
                        """
                                .formatted(role))
                .is(200);
        String refresh =
                tenant.signIn("small@beta.io", Installation.PASSWORD).is(200).text("refresh_token");
        String token = Installation.grant(refresh, "DOMAIN").is(200).text("access_token");

        set(token, options()).is(403);
        set(token, options("{\"group\": \"g\", \"role_id\": \"%s\"}".formatted(role))).is(200);
        set(token, options("{\"group\": \"g\", \"role_id\": \"%s\"}".formatted(ADMIN))).is(403);
    }

    @Test
    void syncFollowsTheGroupsOfAnEntry() throws LDAPException, LDIFException {
        Certificate certificate = Certificate.of("localhost");
        String staff = "cn=staff,ou=groups," + MemoryLdap.BASE;
        try (MemoryLdap ldap = MemoryLdap.start(certificate)) {
            ldap.entry("9", Employee.named(KIM, "Kim"), "Kims own 1", "memberOf: " + staff);
            beta.set(ldap.options().add("group_mapper", table()), ldap.secrets()).is(200);
            beta.sync(KIM).is(200);
            assertThat(roles()).containsExactly(workspace + " " + MEMBER);

            ldap.server()
                    .modify(
                            "dn: employeeNumber=9," + MemoryLdap.BASE,
                            "changetype: modify",
                            "delete: memberOf");
            beta.sync(KIM).is(200);
            assertThat(roles()).isEmpty();
        }
    }

    private Answer arrives(String... groups) {
        return beta.signInWith(
                        "id_token",
                        provider.press()
                                .idToken(KIM, claims -> claims.claim("groups", List.of(groups))))
                .is(200);
    }

    private JsonObjectBuilder options(String... rules) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (String rule : rules) {
            try (var reader = Json.createReader(new java.io.StringReader(rule))) {
                all.add(reader.readObject());
            }
        }
        return Federation.options(provider, false)
                .add(
                        "group_mapper",
                        rules.length == 0
                                ? table()
                                : Json.createObjectBuilder().add("rules", all).build());
    }

    private JsonObject table() {
        return Json.createObjectBuilder()
                .add(
                        "rules",
                        Json.createArrayBuilder()
                                .add(rule("bosses", OWNER).add("workspace_id", workspace))
                                .add(rule("staff", MEMBER).add("workspace_id", workspace))
                                .add(rule("chiefs", ADMIN))
                                .add(
                                        Json.createObjectBuilder()
                                                .add("group", "staff")
                                                .add("user_group_id", userGroup)))
                .build();
    }

    private static JsonObjectBuilder rule(String group, String role) {
        return Json.createObjectBuilder().add("group", group).add("role_id", role);
    }

    private static Answer set(String token, JsonObjectBuilder options) {
        return Api.post(
                "/identity/v2/external-auth/set",
                token,
                Json.createObjectBuilder()
                        .add(
                                "plugin_info",
                                Json.createObjectBuilder()
                                        .add("plugin_id", "p")
                                        .add("options", options))
                        .build()
                        .toString());
    }

    private String bind(String role) {
        return tenant.asAdmin(
                        "role-binding/create",
                        """
                        {"user_id": "%s", "role_id": "%s", "resource_group": "WORKSPACE", "workspace_id": "%s"}
                        """
                                .formatted(KIM, role, workspace))
                .is(200)
                .text("role_binding_id");
    }

    private String membership() {
        return "{\"user_group_id\": \"%s\", \"users\": [\"%s\"]}".formatted(userGroup, KIM);
    }

    private List<String> roles() {
        return bindings().stream()
                .map(row -> row.getString("workspace_id") + " " + row.getString("role_id"))
                .toList();
    }

    private String bindingId() {
        return bindings().get(0).getString("role_binding_id");
    }

    private List<JsonObject> bindings() {
        return tenant.asAdmin("role-binding/list", "{\"user_id\": \"%s\"}".formatted(KIM))
                .is(200)
                .json()
                .getJsonArray("results")
                .getValuesAs(JsonObject.class);
    }

    private String members() {
        return tenant.asAdmin("user-group/get", "{\"user_group_id\": \"%s\"}".formatted(userGroup))
                .is(200)
                .json()
                .get("users")
                .toString();
    }

    private int records(String action) {
        return tenant.asAdmin(
                        "audit-record/list",
                        """
                        {"query": {"filter": [{"k": "action", "v": "%s", "o": "eq"}]}}
                        """
                                .formatted(action))
                .is(200)
                .json()
                .getInt("total_count");
    }
}
