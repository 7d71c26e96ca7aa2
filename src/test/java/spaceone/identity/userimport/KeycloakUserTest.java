package spaceone.identity.userimport;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.Json;
import spaceone.identity.access.RoleType;
import spaceone.identity.password.PasswordHasher;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.CarriedUser;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.User;
import spaceone.identity.user.UserState;
import spaceone.identity.user.Users;
import spaceone.identity.usergroup.UserGroups;
import spaceone.identity.userimport.ImportedUser.Membership;
import spaceone.identity.userimport.ImportedUser.Post;
import spaceone.identity.userimport.KeycloakMapping.Place;
import spaceone.identity.userimport.Piece.Fate;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Town;

/** People as Keycloak exports them, with credentials of every kind. */
@InRoom
class KeycloakUserTest {

    private static final String PASSWORD = "Correct4Horse";
    private static final KeycloakMapping NO_MAPPING =
            new KeycloakMapping(false, Map.of(), Map.of());
    private static final Set<String> OF_A_CREDENTIAL =
            Set.of("type", "secretData", "credentialData");

    @Inject UserImport userImport;
    @Inject Users users;
    @Inject UserGroups groups;
    @Inject PasswordHasher hasher;
    @Inject Town town;

    private final Map<String, Baggage> baggage = new HashMap<>();

    @Test
    void oldPasswordsOfEveryKindAreStillTheirs() {
        for (String name : List.of("kim@acme.io", "lee", "max", "old", "both")) {
            String hash = read(name).person().passwordHash();
            assertThat(hasher.verify(PASSWORD, hash)).as(name).isTrue();
            assertThat(hasher.verify(PASSWORD + "x", hash)).as(name).isFalse();
        }
    }

    @Test
    void appsGoOnShowingTheRightCodes() {
        // Characters whose bytes are the key, as Keycloak makes them.
        assertThat(read("kim@acme.io").otpSecret()).isEqualTo("NNHDI4ZXMRLXCVD2GBYEY3KYMU4VEYSV");
        assertThat(read("old").otpSecret()).isEqualTo("NNHDI4ZXMRLXCVD2GBYEY3KYMU4VEYSV");
        assertThat(read("lee").otpSecret()).isEqualTo("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");
        assertThat(read("max").otpSecret()).isNull();
        assertThat(told("max", "credentials[1]")).contains("set it up anew");
    }

    @Test
    void whatIsKnownOfThemIsKnownHere() {
        CarriedUser kim = read("kim@acme.io").person();

        assertThat(kim.name()).isEqualTo("Kim Park");
        assertThat(kim.email()).isEqualTo("kim@acme.io");
        assertThat(kim.emailVerified()).isTrue();
        assertThat(kim.state()).isEqualTo(UserState.ENABLED);
        assertThat(kim.language()).isEqualTo("ko");
        assertThat(kim.timezone()).isEqualTo("Asia/Seoul");
        assertThat(kim.createdAt()).isEqualTo("2025-02-27T11:04:52.335Z");
        assertThat(kim.tags().getString("department")).isEqualTo("sales");
        assertThat(kim.tags().getJsonArray("phones")).hasSize(2);
        assertThat(kim.tags().getString("keycloak_id")).startsWith("4142fff7");
        assertThat(kim.tags()).doesNotContainKeys("locale", "zoneinfo");
    }

    @Test
    void whatTheyHaveToDoIsStillToBeDone() {
        CarriedUser lee = read("lee").person();
        assertThat(lee.state()).isEqualTo(UserState.DISABLED);
        assertThat(lee.requiredActions()).containsExactly(RequiredAction.UPDATE_PASSWORD);
        assertThat(lee.emailVerified()).isFalse();
        assertThat(told("lee", "requiredActions[2]")).contains("they have an app");
        assertThat(read("lee").demanded()).isNull();
        assertThat(read("max").person().requiredActions())
                .containsExactly(RequiredAction.UPDATE_PASSWORD);
        assertThat(read("kim@acme.io").person().requiredActions()).isEmpty();
    }

    @Test
    void whoWasToSetUpAnAppHasToDoSoHere() {
        JsonObject asked =
                Json.createObjectBuilder()
                        .add("username", "asked")
                        .add("enabled", true)
                        .add("requiredActions", Json.createArrayBuilder().add("CONFIGURE_TOTP"))
                        .build();
        JsonObject elsewhere =
                Json.createObjectBuilder(asked).add("federationLink", "ldap").build();

        assertThat(new KeycloakUser(asked, NO_MAPPING, new Baggage()).read().demanded())
                .isEqualTo(MfaType.OTP);
        assertThat(new KeycloakUser(elsewhere, NO_MAPPING, new Baggage()).read().demanded())
                .isNull();
    }

    @Test
    void whoSignsInElsewhereStillDoes() {
        for (String name : List.of("linked", "stored", "remote")) {
            ImportedUser user = read(name);
            assertThat(user.person().authType()).as(name).isEqualTo(AuthType.EXTERNAL);
            assertThat(user.person().passwordHash()).isNull();
            assertThat(user.otpSecret()).isNull();
            assertThat(user.person().requiredActions()).isEmpty();
        }
        assertThat(read("both").person().authType()).isEqualTo(AuthType.LOCAL);
        assertThat(told("both", "federatedIdentities[0]")).contains("password");
        assertThat(read("remote").person().state()).isNull();
    }

    @Test
    void whatCannotBeReadIsToldAndNoReasonToStay() {
        assertThat(read("plain").person().passwordHash()).isNull();
        assertThat(told("plain", "credentials[0]")).contains("clear text").doesNotContain(PASSWORD);
        ImportedUser odd = read("odd");
        assertThat(odd.person().passwordHash()).isNull();
        assertThat(odd.otpSecret()).isNull();
        assertThat(told("odd", "somethingNew")).isEqualTo("not known here");
        refused(CommonError.INVALID_PARAMETER, () -> read("service-account-console"));
    }

    @Test
    void nothingIsLeftBehindUnsaid() {
        for (JsonObject person : people()) {
            String name = KeycloakUser.nameOf(person);
            if (name.startsWith("service-account")) {
                continue;
            }
            read(name);
            List<String> fields = baggage.get(name).pieces().stream().map(Piece::field).toList();
            for (String leaf : leaves(person, "", new ArrayList<>())) {
                assertThat(isTold(leaf, fields, name)).as("%s of %s", leaf, name).isTrue();
            }
            assertThat(fields).doesNotHaveDuplicates();
        }
    }

    @Test
    void theTableInTheDocumentNamesEveryField() throws IOException {
        String document = Files.readString(Path.of("docs/moving-in.md"));
        Set<String> missing = new TreeSet<>();
        for (JsonObject person : people()) {
            person.keySet().stream()
                    .filter(field -> !field.equals("somethingNew"))
                    .filter(field -> !document.contains("`" + field + "`"))
                    .forEach(missing::add);
            person.getJsonArray("credentials").stream()
                    .map(each -> each.asJsonObject().getString("type", "password"))
                    .filter(type -> !type.contains("plugin"))
                    .filter(type -> !document.contains("`" + type + "`"))
                    .forEach(missing::add);
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void rolesAndGroupsAreWhatTheMappingSays() {
        String workspace = town.workspace();
        String role = town.role(RoleType.WORKSPACE_MEMBER);
        KeycloakMapping mapping =
                new KeycloakMapping(
                        false,
                        Map.of("console/operator", List.of(new Post(role, workspace))),
                        Map.of(
                                "/staff/emea",
                                List.of(new Place(new Membership(null, workspace, "EMEA"), null))));
        Baggage kims = new Baggage();
        ImportedUser kim = new KeycloakUser(person("kim@acme.io"), mapping, kims).read();

        assertThat(bring(kim, true).outcome()).isEqualTo(Imported.Outcome.CREATED);
        assertThat(groups.named(town.domainId(), workspace, "EMEA")).isEmpty();
        bring(kim, false);

        assertThat(groups.named(town.domainId(), workspace, "EMEA").orElseThrow().users())
                .containsExactly("kim@acme.io");
        assertThat(bring(kim, false).outcome()).isEqualTo(Imported.Outcome.UNCHANGED);
        assertThat(kims.pieces())
                .contains(
                        new Piece("clientRoles.console[0]", Fate.MAPPED, "roles", null),
                        new Piece("groups[0]", Fate.MAPPED, "groups", null))
                .anySatisfy(piece -> assertThat(piece.field()).isEqualTo("realmRoles[1]"));
    }

    @Test
    void whoMayNotChangeGroupsPutsNobodyIntoOne() {
        String workspace = town.workspace();
        ImportedUser kim = read("linked");
        town.actsAs(town.user("clerk"), "identity:User.write");
        ImportedUser grouped =
                new ImportedUser(
                        kim.person(),
                        null,
                        List.of(),
                        List.of(new Membership(null, workspace, "EMEA")));

        refused(CommonError.PERMISSION_DENIED, () -> bring(grouped, false));

        assertThat(users.find(town.domainId(), "linked")).isEmpty();
        town.nobodyActs();
    }

    @Test
    void whatIsOfAnotherTypeIsToldAndBreaksNothing() {
        String deep = "[".repeat(20_000);
        JsonObject odd =
                Json.createObjectBuilder()
                        .add("username", "odder")
                        .add("email", 5)
                        .add("enabled", "true")
                        .add("createdTimestamp", "long ago")
                        .add("attributes", Json.createArrayBuilder().add(1))
                        .add("requiredActions", "all")
                        .add("groups", Json.createArrayBuilder().add(7))
                        .add("clientRoles", Json.createObjectBuilder().add("a", "b"))
                        .add(
                                "credentials",
                                Json.createArrayBuilder()
                                        .add("secret")
                                        .add(
                                                Json.createObjectBuilder()
                                                        .add("type", "otp")
                                                        .add("secretData", deep)
                                                        .add("credentialData", "{}")))
                        .build();
        Baggage theirs = new Baggage();

        ImportedUser user = new KeycloakUser(odd, NO_MAPPING, theirs).read();

        assertThat(user.person().state()).isEqualTo(UserState.DISABLED);
        assertThat(theirs.pieces())
                .filteredOn(piece -> piece.fate() == Fate.TOLD)
                .extracting(Piece::field)
                .containsExactlyInAnyOrder(
                        "email",
                        "createdTimestamp",
                        "attributes",
                        "requiredActions",
                        "groups[0]",
                        "clientRoles.a",
                        "credentials[0]",
                        "credentials[1]");
        JsonObject nameless =
                Json.createObjectBuilder().add("username", 5).add("id", "f:a:kim").build();
        refused(
                CommonError.REQUIRED_PARAMETER,
                () -> bring(new KeycloakUser(nameless, NO_MAPPING, new Baggage()).read(), false));
    }

    @Test
    void peopleCanBeCalledByTheirAddress() {
        KeycloakMapping byAddress = new KeycloakMapping(true, Map.of(), Map.of());
        ImportedUser lee = new KeycloakUser(person("lee"), byAddress, new Baggage()).read();

        assertThat(lee.person().userId()).isEqualTo("lee@acme.io");
        assertThat(lee.person().tags().getString("username")).isEqualTo("lee");
        assertThat(lee.person().tags()).containsKey("keycloak_id");
    }

    @Test
    void allOfThemCome() {
        for (JsonObject person : people()) {
            String name = KeycloakUser.nameOf(person);
            if (!name.startsWith("service-account")) {
                assertThat(bring(read(name), false).outcome())
                        .as(name)
                        .isEqualTo(Imported.Outcome.CREATED);
                User user = users.get(town.domainId(), name);
                assertThat(user.mfa().isOn())
                        .isEqualTo(List.of("kim@acme.io", "lee", "old").contains(name));
            }
        }
    }

    private Imported bring(ImportedUser user, boolean rehearsed) {
        return userImport.bring(town.domainId(), ImportMode.UPSERT, user, rehearsed);
    }

    private ImportedUser read(String name) {
        Baggage theirs = new Baggage();
        baggage.put(name, theirs);
        return new KeycloakUser(person(name), NO_MAPPING, theirs).read();
    }

    private String told(String name, String field) {
        return baggage.get(name).pieces().stream()
                .filter(piece -> piece.field().equals(field) && piece.fate() == Fate.TOLD)
                .map(Piece::reason)
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject person(String name) {
        return people().stream()
                .filter(each -> name.equals(KeycloakUser.nameOf(each)))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> people() {
        InputStream file =
                KeycloakUserTest.class.getResourceAsStream("/keycloak/acme-users-0.json");
        try (var reader = Json.createReader(file)) {
            JsonObject realm = reader.readObject();
            return Stream.of("users", "federatedUsers")
                    .flatMap(list -> realm.getJsonArray(list).stream())
                    .map(JsonValue::asJsonObject)
                    .toList();
        }
    }

    /** Of a credential that comes along, each further thing has a line of its own. */
    private boolean isTold(String leaf, List<String> fields, String name) {
        return fields.stream()
                .anyMatch(
                        field ->
                                leaf.equals(field)
                                        || (leaf.startsWith(field + ".")
                                                        || leaf.startsWith(field + "["))
                                                && (staysAsWhole(field, name)
                                                        || OF_A_CREDENTIAL.contains(
                                                                leaf.substring(
                                                                        field.length() + 1))));
    }

    private boolean staysAsWhole(String field, String name) {
        return !field.matches("credentials\\[[0-9]+]")
                || name.equals("old")
                || baggage.get(name).pieces().stream()
                        .anyMatch(
                                piece -> piece.field().equals(field) && piece.fate() == Fate.TOLD);
    }

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
            default -> {
                if (!path.equals("notBefore") || !value.toString().equals("0")) {
                    found.add(path);
                }
            }
        }
        return found;
    }
}
