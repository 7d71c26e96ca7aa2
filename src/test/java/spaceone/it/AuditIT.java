package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.AuthorizationTable;
import spaceone.testkit.Employee;
import spaceone.testkit.Federation;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.OpenIdProvider;
import spaceone.testkit.Person;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;
import spaceone.testkit.World;

/** The record: every change, every refusal; who, whom, from where, and what. */
@InServer
class AuditIT {

    /** They need a browser or a mail: which test of their topic looks for the record. */
    private static final Map<String, String> ELSEWHERE =
            rows("elsewhere").stream().collect(Collectors.toMap(row -> row[0], row -> row[1]));

    /** They succeed for nobody: there are no packages here. */
    private static final Set<String> NEVER =
            Set.of("v2/workspace/add-package", "v2/workspace/remove-package");

    private static final String EVE = "eve@acme.io";
    private static final List<String> READERS = List.of(EVE, "kim@acme.io", "lee@acme.io");

    private final Tenant acme = Installation.sharedDomain();

    @Proves({"16.2.1", "16.3.1"})
    @Test
    void everyMethodThatWritesLeavesARecord() throws IOException {
        try (OpenIdProvider provider =
                OpenIdProvider.start("/realms/acme")
                        .knows(Employee.named("elsewhere@acme.io", "Elsewhere"))) {
            World world = World.fresh();
            String set = Federation.plugin(provider);
            world.keep("PROVIDER", set);
            world.keep("PLUGIN", set.substring(set.indexOf(':') + 1, set.length() - 1));
            walk(world);
        }
    }

    /** Whoever renames the test that looks for a record says so here. */
    @Test
    void whatIsNotWalkedIsLookedForByATestThatIsThere() {
        assertThat(writing()).containsAll(ELSEWHERE.keySet());
        assertThat(ELSEWHERE.values())
                .allSatisfy(
                        name -> {
                            String[] parts = name.split("#");
                            Class<?> topic = Class.forName("spaceone.it." + parts[0]);
                            Method test = topic.getDeclaredMethod(parts[1]);
                            assertThat(test.isAnnotationPresent(Test.class)).isTrue();
                        });
    }

    private void walk(World world) {
        List<String> failed = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        Set<String> called = new TreeSet<>(ELSEWHERE.keySet());
        called.addAll(NEVER);
        Map<String, Integer> mailed = new HashMap<>();
        for (String[] call : rows("calls")) {
            String requestId = "walk-" + java.util.UUID.randomUUID();
            String body = world.fill(call[2]);
            if (body.contains("{code}")) {
                // the call before asked for it
                String reader = reader(body);
                int before = mailed.getOrDefault(reader, 0);
                body = body.replace("{code}", Mailbox.of(reader).number(before + 1).code());
            }
            for (String reader : READERS) {
                mailed.put(reader, Mailbox.of(reader).now().size());
            }
            var request =
                    Api.request("/identity/" + call[1], world.token(call[0]))
                            .header("Content-Type", "application/json")
                            .header("X-Request-Id", requestId)
                            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body));
            Answer answer = Api.send(request);
            if (answer.status() != 200) {
                failed.add(call[1] + " " + body + ": " + answer.body());
                continue;
            }
            if (call.length > 3) {
                String[] kept = call[3].split(" = ");
                world.keep(kept[0], answer.text(kept[1]));
            }
            called.add(call[1]);
            List<JsonObject> found = new ArrayList<>();
            for (String domain : List.of(world.value("D"), "domain-root", value(world, "G"))) {
                found.addAll(
                        records(
                                Installation.systemToken(),
                                domain,
                                "{\"k\": \"request_id\", \"v\": \""
                                        + requestId
                                        + "\", \"o\": \"eq\"}"));
            }
            if (found.stream().noneMatch(record -> record.getString("outcome").equals("SUCCESS"))) {
                silent.add(call[1]);
            }
        }

        assertThat(failed).isEmpty();
        assertThat(silent).isEmpty();
        assertThat(writing()).as("methods of the table without a call").isSubsetOf(called);
    }

    private static String reader(String body) {
        return READERS.stream().filter(body::contains).findFirst().orElse(EVE);
    }

    private static String value(World world, String name) {
        return world.value(name) == null ? "domain-none" : world.value(name);
    }

    @Proves({"16.3.2", "16.3.3"})
    @Test
    void everyRefusalOfAMethodThatWritesLeavesARecord() {
        World world = World.fresh();
        String role =
                world.call(
                                "DA",
                                "role/create",
                                """
                                {"name": "Nothing", "role_type": "WORKSPACE_OWNER", "permissions": ["identity:None.read"]}
                                """)
                        .is(200)
                        .text("role_id");
        world.keep("NONE", role);
        world.call(
                        "DA",
                        "role-binding/create",
                        """
                        {"user_id": "lee@acme.io", "role_id": "$NONE", "resource_group": "WORKSPACE", "workspace_id": "$W1"}
                        """)
                .is(200);
        String token = world.token("lee ($W1)");
        Set<String> refused = new TreeSet<>();
        for (String route : writing()) {
            Api.post("/identity/" + route, token, "{\"user_id\": \"kim@acme.io\"}").is(403);
            refused.add(action(route));
        }

        List<JsonObject> records =
                records(
                        world.token("DA"),
                        world.value("D"),
                        "{\"k\": \"actor_id\", \"v\": \"lee@acme.io\", \"o\": \"eq\"}, {\"k\": \"outcome\", \"v\": \"REFUSED\", \"o\": \"eq\"}");

        Set<String> kept = new HashSet<>();
        records.forEach(record -> kept.add(record.getString("action")));
        assertThat(kept).containsAll(refused);
        assertThat(records)
                .allSatisfy(
                        record -> {
                            assertThat(record.getString("reason"))
                                    .isEqualTo("ERROR_PERMISSION_DENIED");
                            assertThat(record.getString("source")).isNotBlank();
                            assertThat(record.getString("request_id")).isNotBlank();
                            assertThat(record.getJsonObject("details").getString("user_id"))
                                    .isEqualTo("kim@acme.io");
                        });
    }

    @Proves({"14.2.4", "16.2.5"})
    @Test
    void aChangeTellsWhatWasBeforeAndAfterAndSecretsByNameOnly() {
        Person kim = Person.in(acme, "changing");
        acme.asAdmin("user/update", user(kim, ", \"name\": \"Kim the Second\""));
        acme.asAdmin("user/update", user(kim, ", \"password\": \"Quite9Another\""));
        acme.asAdmin("user/update", user(kim, ", \"email\": \"elsewhere@acme.io\""));
        acme.asAdmin(
                "user/update",
                user(kim, ", \"enforce_mfa_state\": \"ENABLED\", \"enforce_mfa_type\": \"OTP\""));

        List<JsonObject> changes =
                records(acme.adminToken(), acme.domainId(), about(kim, "User.update")).stream()
                        .map(record -> record.getJsonObject("details").getJsonObject("changes"))
                        .toList();

        assertThat(changes).hasSize(4);
        assertThat(changes.get(3).getJsonObject("name").getString("after"))
                .isEqualTo("Kim the Second");
        assertThat(changes.get(2).getJsonObject("password").toString())
                .isEqualTo("{\"secret\":true}");
        assertThat(changes.get(1).getJsonObject("email").getString("before")).isEqualTo(kim.id());
        assertThat(changes.get(1).getJsonObject("email").getString("after"))
                .isEqualTo("elsewhere@acme.io");
        assertThat(changes.get(0).toString()).contains("ENFORCE_MFA");
        assertThat(changes.toString()).doesNotContain("Quite9Another", "argon2");
    }

    @Test
    void aBindingIsOnRecordWithWhoGotWhichRoleWhere() {
        World world = World.fresh();
        String id =
                world.call(
                                "DA",
                                "role-binding/create",
                                """
                                {"user_id": "kim@acme.io", "role_id": "managed-workspace-member",
                                 "resource_group": "WORKSPACE", "workspace_id": "$W1"}
                                """)
                        .is(200)
                        .text("role_binding_id");

        List<JsonObject> records =
                records(
                        world.token("DA"),
                        world.value("D"),
                        "{\"k\": \"target_id\", \"v\": \"" + id + "\", \"o\": \"eq\"}");

        assertThat(records).hasSize(1);
        assertThat(records.get(0).getString("action")).isEqualTo("RoleBinding.create");
        assertThat(records.get(0).getJsonObject("details").toString())
                .contains("kim@acme.io", "managed-workspace-member", world.value("W1"));
    }

    @Proves({"16.3.1", "16.3.3"})
    @Test
    void failedProofsAreOnRecordThoughTheCallIsUndone() {
        Person kim = Person.in(acme, "failing");
        kim.profile(
                        "update-password",
                        "{\"current_password\": \"Wrong9Horse\", \"new_password\": \"Quite9Another\"}")
                .is(400);
        kim.profile("verify-email", "{}").is(200);
        kim.profile("confirm-email", Person.code("000000")).is(400);

        assertThat(
                        records(acme.adminToken(), acme.domainId(), about(kim, null)).stream()
                                .filter(record -> record.getString("outcome").equals("REFUSED"))
                                .map(
                                        record ->
                                                record.getString("action")
                                                        + " "
                                                        + record.getString("reason")))
                .contains(
                        "UserProfile.update_password ERROR_PASSWORD_NOT_MATCHED",
                        "UserProfile.confirm_email ERROR_INVALID_VERIFY_CODE");
    }

    @Test
    void repeatedRefusalsAreCountedInOneRowAMinute() {
        Tenant own = Installation.domain();
        for (int i = 0; i < 30; i++) {
            own.signIn("nobody", "Wrong9Horse");
        }
        for (int i = 0; i < 30; i++) {
            own.signIn("nobody" + i, "Wrong9Horse");
        }

        List<JsonObject> rows =
                records(
                        own.adminToken(),
                        own.domainId(),
                        "{\"k\": \"outcome\", \"v\": \"REFUSED\", \"o\": \"eq\"}");

        assertThat(rows).hasSizeLessThanOrEqualTo(10);
        assertThat(rows.stream().mapToInt(row -> row.getInt("times")).sum()).isEqualTo(60);
    }

    @Test
    void aLaterPersonWithTheSameIdSeesNothingOfTheFirst() {
        Person first = Person.in(acme, "reborn");
        first.profile("update", "{\"name\": \"The First\"}").is(200);
        acme.asAdmin("user/delete", user(first, "")).is(200);
        acme.asAdmin(
                        "user/create",
                        user(first, ", \"auth_type\": \"LOCAL\", \"password\": \"Quite9Another\""))
                .is(200);
        first.forgetToken();
        String token = first.signIn("Quite9Another").is(200).text("access_token");

        String activity =
                Api.post("/identity/v2/user-profile/list-activity", token, "{}").is(200).body();

        assertThat(activity).contains("User.create", "Token.issue");
        assertThat(activity).doesNotContain("The First", "User.delete");
    }

    @Proves("8.2.3")
    @Test
    void peopleDoNotSeeInWhichSessionAndFromWhereAnAdministratorActed() {
        Person kim = Person.in(acme, "seeing");
        acme.asAdmin("user/update", user(kim, ", \"name\": \"Renamed\"")).is(200);
        kim.profile("update", "{\"name\": \"Kim\"}").is(200);

        List<JsonObject> activity =
                objects(kim.profile("list-activity", "{}").is(200)).stream()
                        .filter(record -> record.getString("action").equals("User.update"))
                        .toList();

        assertThat(activity).hasSize(2);
        assertThat(activity.get(0)).containsKeys("session_id", "source", "request_id");
        assertThat(activity.get(1))
                .doesNotContainKeys("session_id", "source", "request_id", "agent");
        assertThat(activity.get(1).getString("actor_id")).isEqualTo(acme.admin());
    }

    private static String user(Person person, String more) {
        return "{\"user_id\": \"" + person.id() + "\"" + more + "}";
    }

    private static String about(Person person, String action) {
        String target = "{\"k\": \"target_id\", \"v\": \"" + person.id() + "\", \"o\": \"eq\"}";
        return action == null
                ? target
                : target + ", {\"k\": \"action\", \"v\": \"" + action + "\", \"o\": \"eq\"}";
    }

    /** Newest first. */
    private static List<JsonObject> records(String token, String domainId, String filters) {
        return objects(
                Api.post(
                                "/identity/v2/audit-record/list",
                                token,
                                "{\"domain_id\": \""
                                        + domainId
                                        + "\", \"query\": {\"filter\": ["
                                        + filters
                                        + "]}}")
                        .is(200));
    }

    private static List<JsonObject> objects(Answer answer) {
        return answer.json().getJsonArray("results").stream().map(JsonValue::asJsonObject).toList();
    }

    private static List<String> writing() {
        return AuthorizationTable.read().rows().stream()
                .filter(row -> row.permission().endsWith(".write"))
                .map(AuthorizationTable.Row::route)
                .filter(route -> !route.endsWith("/find"))
                .toList();
    }

    /** {@code v2/user-profile/update-password} is {@code UserProfile.update_password}. */
    private static String action(String route) {
        String[] parts = route.split("/");
        StringBuilder name = new StringBuilder();
        for (String word : parts[1].split("-")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name + "." + parts[2].replace('-', '_');
    }

    private static List<String[]> rows(String name) {
        try (InputStream file = AuditIT.class.getResourceAsStream("/audit/" + name + ".txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(
                            line ->
                                    Stream.of(line.split("\\|"))
                                            .map(String::strip)
                                            .toArray(String[]::new))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
