package spaceone.identity.userimport;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.identity.Json;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.access.RoleState;
import spaceone.identity.access.Roles;
import spaceone.identity.password.PasswordHasher;
import spaceone.identity.project.Project;
import spaceone.identity.project.ProjectGroups;
import spaceone.identity.project.Projects;
import spaceone.identity.project.Reach;
import spaceone.identity.tenancy.Place;
import spaceone.identity.tenancy.Workspace;
import spaceone.identity.tenancy.WorkspaceState;
import spaceone.identity.tenancy.Workspaces;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.User;
import spaceone.identity.user.UserState;
import spaceone.identity.user.Users;
import spaceone.identity.usergroup.UserGroup;
import spaceone.identity.usergroup.UserGroups;
import spaceone.identity.userimport.Imported.Outcome;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Town;

/** The collections of the original's database, in their order. */
@InRoom
class MongoImportTest {

    private static final String PASSWORD = "Correct4Horse";
    private static final List<String> ORDER =
            List.of(
                    "role",
                    "workspace",
                    "user",
                    "role_binding",
                    "user_group",
                    "project_group",
                    "project");

    @Inject UserImport userImport;
    @Inject PlaceImport placeImport;
    @Inject Users users;
    @Inject Roles roles;
    @Inject RoleBindings bindings;
    @Inject Workspaces workspaces;
    @Inject UserGroups userGroups;
    @Inject ProjectGroups projectGroups;
    @Inject Projects projects;
    @Inject PasswordHasher hasher;
    @Inject Town town;

    private final Map<JsonObject, Baggage> baggage = new HashMap<>();
    private String domain;
    private String seoul;

    /** Ids are one of a kind in the installation, so each test has ids of its own. */
    private String own;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        own = Town.unique("m").replaceAll("[^0-9]", "");
        seoul = "workspace-" + own + "-a";
    }

    @Test
    void whatTheyWorkInComesUnderTheSameIds() {
        bringAll(false);

        Role auditor = roles.get(domain, "role-111111111111");
        assertThat(auditor.name()).isEqualTo("Auditor");
        assertThat(auditor.permissions()).containsExactly("identity:User.read");
        assertThat(auditor.pageAccess()).containsExactly("iam:readonly.*");
        assertThat(auditor.createdAt()).isEqualTo("2023-05-04T03:02:01.123Z");
        assertThat(roles.get(domain, "role-222222222222").state()).isEqualTo(RoleState.DISABLED);
        Workspace workspace = workspaces.get(domain, seoul);
        assertThat(workspace.name()).isEqualTo("Seoul");
        assertThat(workspace.tags().getInt("n")).isEqualTo(3);
        assertThat(workspace.createdAt()).isEqualTo("2023-05-04T03:02:01.123Z");
        assertThat(workspaces.get(domain, "workspace-" + own + "-b").state())
                .isEqualTo(WorkspaceState.DISABLED);
        UserGroup group = userGroups.get(Place.of(domain, seoul), "ug-" + own);
        assertThat(group.users()).containsExactly("kim@acme.io");
        assertThat(group.description()).contains("At night");
        assertThat(projectGroups.get(Place.of(domain, seoul), "pg-" + own + "-2").users())
                .containsExactly("lee@acme.io");
        Project site = projects.get(Reach.of(Place.of(domain, seoul)), "project-" + own + "-1");
        assertThat(site.users()).containsExactly("kim@acme.io");
        assertThat(site.createdBy()).isEqualTo("lee@acme.io");
    }

    @Test
    void peopleComeWithPasswordsFactorsStatesAndRoles() {
        bringAll(false);

        User kim = users.get(domain, "kim@acme.io");
        assertThat(kim.tags().getInt("n")).isEqualTo(12);
        assertThat(kim.language()).isEqualTo("ko");
        assertThat(kim.requiredActions()).containsExactly(RequiredAction.UPDATE_PASSWORD);
        assertThat(bindings.of(domain, "kim@acme.io", seoul).orElseThrow().roleId())
                .isEqualTo("role-111111111111");
        User lee = users.get(domain, "lee@acme.io");
        assertThat(lee.mfa().isOn()).isTrue();
        assertThat(lee.mfa().type()).isEqualTo(MfaType.EMAIL);
        assertThat(lee.mfa().enforced()).isTrue();
        assertThat(lee.requiredActions()).isEmpty();
        for (String demanded : List.of("max@acme.io", "due@acme.io")) {
            User user = users.get(domain, demanded);
            assertThat(user.mfa().isOn()).isFalse();
            assertThat(user.requiredActions()).containsExactly(RequiredAction.ENFORCE_MFA);
        }
        assertThat(users.get(domain, "due@acme.io").state()).isEqualTo(UserState.PENDING);
        assertThat(users.get(domain, "ext@acme.io").state()).isEqualTo(UserState.DISABLED);
        assertThat(users.get(domain, "boss@acme.io").isAdministrator()).isTrue();
    }

    @Test
    void oldPasswordsAreStillTheirs() {
        for (JsonObject user : documents("user").subList(0, 3)) {
            String hash = new MongoUser(user, new Baggage()).read().person().passwordHash();
            assertThat(hasher.verify(PASSWORD, hash)).isTrue();
        }
    }

    @Test
    void sentAgainNothingIsOtherThanBefore() {
        bringAll(false);

        assertThat(bringAll(false)).containsOnly(Outcome.UNCHANGED);
    }

    @Test
    void aRehearsalLeavesNothing() {
        for (String collection : List.of("role", "workspace", "user")) {
            documents(collection).forEach(each -> bring(collection, each, true));
        }

        assertThat(roles.find(domain, "role-111111111111")).isEmpty();
        assertThat(workspaces.find(domain, seoul)).isEmpty();
        assertThat(users.find(domain, "kim@acme.io")).isEmpty();
    }

    @Test
    void nothingIsLeftBehindUnsaid() {
        for (String collection : ORDER) {
            for (JsonObject document : documents(collection)) {
                if (bring(collection, document, false).isEmpty()) {
                    continue;
                }
                List<String> fields =
                        baggage.get(document).pieces().stream().map(Piece::field).toList();
                assertThat(fields).doesNotHaveDuplicates();
                for (String leaf : leaves(document, "", new ArrayList<>())) {
                    assertThat(fields)
                            .as("%s of %s", leaf, document)
                            .anyMatch(
                                    field ->
                                            leaf.equals(field)
                                                    || leaf.startsWith(field + ".")
                                                    || leaf.startsWith(field + "["));
                }
            }
        }
    }

    @Test
    void whatNoDatabaseHoldsDoesNotReachOne() {
        JsonObject odd =
                Json.createObjectBuilder(documents("user").get(0))
                        .add("user_id", "odd@acme.io")
                        .add("created_at", "-9999-01-01T00:00:00Z")
                        .add(
                                "tags",
                                MongoExport.plain(
                                        read(
                                                """
                                                {"bytes": {"$binary": {"base64": "AAEC", "subType": "00"}},
                                                 "big": {"$numberDouble": "1e999999"},
                                                 "none": {"$numberDouble": "NaN"},
                                                 "when": {"$date": {"$numberLong": "9223372036854775807"}},
                                                 "id": {"$oid": "65f0a1b2c3d4e5f607182901"}}
                                                """)))
                        .build();

        assertThat(bring("user", odd, false)).isPresent();

        JsonObject tags = users.get(domain, "odd@acme.io").tags();
        assertThat(tags.getString("bytes")).isEqualTo("AAEC");
        assertThat(tags.getString("big")).isEqualTo("1e999999");
        assertThat(tags.getString("id")).isEqualTo("65f0a1b2c3d4e5f607182901");
        assertThat(baggage.get(odd).pieces())
                .contains(new Piece("created_at", Piece.Fate.TOLD, null, "no moment"));
    }

    private static JsonObject read(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @Test
    void whatStaysBehindIsRefusedByName() {
        for (String collection :
                List.of("app", "external_auth", "workspace_group", "domain", "domain_secret")) {
            refused(
                    CommonError.INVALID_PARAMETER,
                    () -> MongoCollection.named(collection).demandCarried());
        }
        refused(CommonError.INVALID_PARAMETER, () -> MongoCollection.named("policy"));
    }

    /** Without permissions a role may do everything. */
    @Test
    void aRoleWhosePermissionsAreNotUnderstoodIsNotMade() {
        JsonObject old = documents("role").get(3);
        refused(CommonError.INVALID_PARAMETER, () -> place("role", old));
        JsonObject odd =
                Json.createObjectBuilder(documents("role").get(0)).add("permissions", "*").build();
        refused(CommonError.INVALID_PARAMETER, () -> place("role", odd));
        assertThat(roles.find(domain, "role-333333333333")).isEmpty();
    }

    @Test
    void nobodyBringsWhatTheyCouldNotMake() {
        town.actsAs(town.user("clerk"), "identity:User.write");
        for (String collection : List.of("role", "workspace", "user_group", "project")) {
            refused(
                    CommonError.PERMISSION_DENIED,
                    () -> place(collection, documents(collection).get(0)));
        }
        User anybody = town.user("anybody");
        refused(
                CommonError.PERMISSION_DENIED,
                () ->
                        userImport.appoint(
                                domain,
                                anybody.userId(),
                                new ImportedUser.Post(Role.DOMAIN_ADMIN, null),
                                false));
        town.nobodyActs();
    }

    @Test
    void idsOfOthersAreNotTaken() {
        place("workspace", documents("workspace").get(0));
        Town other = town.withKeys();
        domain = other.domainId();

        refused(
                CommonError.SAVE_UNIQUE_VALUES,
                () -> place("workspace", documents("workspace").get(0)));
        JsonObject odd =
                Json.createObjectBuilder(documents("workspace").get(0))
                        .add("workspace_id", "*")
                        .build();
        refused(CommonError.INVALID_PARAMETER, () -> place("workspace", odd));
    }

    @Test
    void theTableInTheDocumentNamesEveryCollection() throws IOException {
        String document = Files.readString(Path.of("docs/moving-in.md"));
        for (String collection : all().keySet()) {
            assertThat(document).contains("`" + collection + "`");
        }
    }

    private List<Outcome> bringAll(boolean rehearsed) {
        List<Outcome> outcomes = new ArrayList<>();
        for (String collection : ORDER) {
            List<JsonObject> documents = new ArrayList<>(documents(collection));
            if (collection.equals("project_group")) {
                Collections.reverse(documents);
            }
            documents.forEach(
                    each ->
                            bring(collection, each, rehearsed)
                                    .map(Imported::outcome)
                                    .ifPresent(outcomes::add));
        }
        return outcomes;
    }

    /** Empty for who is refused: the old role, the deleted workspace, the group's binding. */
    private Optional<Imported> bring(String collection, JsonObject document, boolean rehearsed) {
        Baggage theirs = new Baggage();
        baggage.put(document, theirs);
        try {
            return Optional.of(
                    switch (collection) {
                        case "user" ->
                                userImport.bring(
                                        domain,
                                        ImportMode.UPSERT,
                                        new MongoUser(document, theirs).read(),
                                        rehearsed);
                        case "role_binding" -> {
                            MongoBinding binding = MongoBinding.read(document, theirs);
                            yield userImport.appoint(
                                    domain, binding.userId(), binding.post(), rehearsed);
                        }
                        default ->
                                placeImport.bring(
                                        domain,
                                        MongoCollection.named(collection),
                                        document,
                                        theirs,
                                        rehearsed);
                    });
        } catch (IdentityException e) {
            assertThat(document.toString())
                    .as(e.told())
                    .containsAnyOf("api_permissions", "DELETED", "\"rb-4\"", "pg-" + own + "-2");
            return Optional.empty();
        }
    }

    private void place(String collection, JsonObject document) {
        placeImport.bring(
                domain, MongoCollection.named(collection), document, new Baggage(), false);
    }

    private List<JsonObject> documents(String collection) {
        return all().getJsonArray(collection).stream()
                .map(each -> MongoExport.plain(each.asJsonObject()))
                .toList();
    }

    private JsonObject all() {
        try (var in = MongoImportTest.class.getResourceAsStream("/mongo/acme.json")) {
            String text =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("workspace-aaaaaaaaaaaa", seoul)
                            .replace("workspace-bbbbbbbbbbbb", "workspace-" + own + "-b")
                            .replace("ug-111111111111", "ug-" + own)
                            .replace("pg-111111111111", "pg-" + own + "-1")
                            .replace("pg-222222222222", "pg-" + own + "-2")
                            .replace("project-111111111111", "project-" + own + "-1")
                            .replace("project-222222222222", "project-" + own + "-2");
            return read(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null, empty and zero say nothing that could be lost. */
    private static List<String> leaves(JsonValue value, String path, List<String> found) {
        switch (value.getValueType()) {
            case OBJECT ->
                    value.asJsonObject()
                            .forEach(
                                    (name, member) ->
                                            leaves(
                                                    member,
                                                    path.isEmpty() ? name : path + "." + name,
                                                    found));
            case ARRAY -> {
                for (int i = 0; i < value.asJsonArray().size(); i++) {
                    leaves(value.asJsonArray().get(i), path + "[" + i + "]", found);
                }
            }
            case NULL -> {}
            default -> {
                if (!value.toString().equals("\"\"") && !path.equals("is_managed")) {
                    found.add(path);
                }
            }
        }
        return found;
    }
}
