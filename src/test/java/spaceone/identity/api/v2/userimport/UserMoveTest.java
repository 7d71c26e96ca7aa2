package spaceone.identity.api.v2.userimport;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.identity.api.v2.userimport.Exported.opened;
import static spaceone.identity.api.v2.userimport.Exported.receiver;
import static spaceone.identity.api.v2.userimport.Exported.rows;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.Json;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleChanges;
import spaceone.identity.access.RoleType;
import spaceone.identity.access.Roles;
import spaceone.identity.api.wire.Wire;
import spaceone.identity.mfa.MfaEnrolment;
import spaceone.identity.tenancy.Place;
import spaceone.identity.tenancy.Workspaces;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.usergroup.UserGroups;
import spaceone.identity.userimport.ImportMode;
import spaceone.identity.userimport.Imported;
import spaceone.identity.userimport.UserExport;
import spaceone.identity.userimport.UserImport;
import spaceone.identity.workspacegroup.WorkspaceGroups;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** People of one installation in another: the table of docs/moving-in.md, as it happens. */
@InRoom
class UserMoveTest {

    private static final Path TABLE = Path.of("docs/moving-in.md");
    private static final Pattern NAMES = Pattern.compile("`(\\w+)`");
    private static final String SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    /** What a column is where ids are others: {@code m} is the row. */
    private static final Map<String, String> MAPPED =
            Map.of(
                    "users.role_type", "m.role_type",
                    "users.directory_id",
                            "coalesce((select name from external_directories d where d.directory_id = m.directory_id), nullif(m.directory_id, m.domain_id))",
                    "users.email_verified", "m.email_verified and m.counts_from is null",
                    "users.mfa",
                            "concat_ws(' ', m.mfa ->> 'state', m.mfa ->> 'mfa_type', m.mfa -> 'options' ->> 'email', m.mfa -> 'options' ->> 'enforce')",
                    "users.spare_factor",
                            "concat_ws(' ', nullif(m.spare_factor ->> 'state', 'DISABLED'), m.spare_factor ->> 'mfa_type', m.spare_factor -> 'options' ->> 'email')",
                    "users.refresh_timeout",
                            "case when m.role_type = 'DOMAIN_ADMIN' then m.refresh_timeout end",
                    "role_id",
                            "(select name from roles r where r.domain_id = m.domain_id and r.role_id = m.role_id)",
                    "workspace_id",
                            "(select name from workspaces w where w.workspace_id = m.workspace_id)",
                    "workspace_group_id",
                            "(select name from workspace_groups g where g.workspace_group_id = m.workspace_group_id)",
                    "user_group_id",
                            "(select name from user_groups g where g.user_group_id = m.user_group_id)");

    @Inject UserExport userExport;
    @Inject UserImport userImport;
    @Inject Users users;
    @Inject Roles roles;
    @Inject Workspaces workspaces;
    @Inject WorkspaceGroups workspaceGroups;
    @Inject UserGroups userGroups;
    @Inject MfaEnrolment enrolment;
    @Inject Town here;
    @Inject Town there;
    @Inject Room room;

    private final Map<String, Fates> fates = new HashMap<>();
    private String seoul;

    /** What the document says of the columns of a table; {@code all}: of all that it stays. */
    private record Fates(Set<String> kept, Set<String> mapped, Set<String> told, boolean all) {}

    @BeforeEach
    void begin() throws IOException {
        for (String line : Files.readAllLines(TABLE)) {
            String[] cells = line.split("\\|", -1);
            if (line.startsWith("| `") && cells.length == 6) {
                Fates said =
                        new Fates(
                                names(cells[2]),
                                names(cells[3]),
                                names(cells[4]),
                                cells[4].strip().startsWith("all"));
                names(cells[1]).forEach(table -> fates.put(table, said));
            }
        }
        fates.keySet().retainAll(tables());
    }

    private static Set<String> names(String cell) {
        return NAMES.matcher(cell)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(toCollection(TreeSet::new));
    }

    @Test
    void ofEachColumnThatIsAboutPeopleItIsSaidWhatBecomesOfIt() {
        assertThat(tables()).hasSizeGreaterThan(20);
        assertThat(fates.keySet()).containsAll(tables());
        fates.forEach(
                (table, said) -> {
                    if (!said.all) {
                        List<String> named = new ArrayList<>(said.kept);
                        named.addAll(said.mapped);
                        named.addAll(said.told);
                        assertThat(named)
                                .as(table)
                                .containsExactlyInAnyOrderElementsOf(columns(table));
                    }
                });
    }

    @Test
    void whoeverIsExportedAndImportedIsWhoTheyWere() throws Exception {
        people();
        twin();
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();

        List<JsonObject> sealed = rows(userExport.sealed(here.domainId(), receiver(key)));
        List<JsonObject> opened = sealed.stream().map(each -> opened(each, key)).toList();
        opened.forEach(
                each -> assertThat(bring(each).outcome()).isEqualTo(Imported.Outcome.CREATED));

        for (String table :
                List.of("users", "role_bindings", "workspace_group_users", "user_group_users")) {
            assertThat(state(table, there.domainId()))
                    .as(table)
                    .isNotEmpty()
                    .isEqualTo(state(table, here.domainId()));
        }
        assertThat(again(sealed))
                .isEqualTo(again(rows(userExport.sealed(there.domainId(), receiver(key)))));
        opened.forEach(each -> assertThat(again(each)).isEqualTo(Imported.Outcome.UNCHANGED));
        String apps =
                "select s.confirmed, u.user_id from otp_secrets s join users u on u.id = s.user_key where u.domain_id = ?1";
        assertThat(texts(room.rows(apps, there.domainId())))
                .hasSize(3)
                .isEqualTo(texts(room.rows(apps, here.domainId())));
        assertThat(opened.stream().filter(each -> each.containsKey("otp_secret")))
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.getString("otp_secret")).isEqualTo(SECRET));
    }

    /** Of every kind that there is. */
    private void people() {
        String domain = here.domainId();
        String workspace = here.workspace();
        seoul = name("workspaces", "workspace_id", workspace);
        User owner = here.administrator("owner");
        users.setRefreshTimeout(domain, owner.userId(), 3600);
        User member = here.user("member");
        here.appoint(member, Role.WORKSPACE_MEMBER, workspace);
        String group =
                userGroups
                        .create(domain, workspace, UserGroups.Wanted.of("EMEA", null, null))
                        .userGroupId();
        userGroups.addUsers(Place.of(domain, workspace), group, List.of(member.userId()));
        String teamId = here.group();
        workspaces.move(domain, here.workspace(), teamId);
        here.member(teamId, member, here.role(RoleType.WORKSPACE_OWNER, "identity:User.read"));
        User app = here.user("app");
        room.together(() -> enrolment.adopt(users.lock(domain, app.userId()), SECRET, false));
        User mail = here.user("mail");
        room.together(
                () -> {
                    User held = users.lock(domain, mail.userId());
                    held.enforceMfa(MfaType.EMAIL);
                    enrolment.adoptAddress(held, "codes@example.com", false);
                });
        both(MfaType.EMAIL);
        both(MfaType.OTP);
        here.demandFactor(here.user("asked"), MfaType.OTP);
        users.disable(domain, here.unverified("gone").userId());
        User far = here.external("far");
        room.tamper(
                "update users set external_issuer = 'https://idp.example', external_subject = 's-1' where id = ?1",
                far.key());
        User agent = here.external("agent");
        room.tamper(
                "update users set directory_id = ?1 where id = ?2",
                directory(here, "Agency"),
                agent.key());
        directory(there, "Agency");
        User pending = here.user("pending");
        room.tamper(
                "update users set state = 'PENDING', password = null, required_actions = '[\"UPDATE_PASSWORD\"]',"
                        + " tags = '{\"team\": \"red\"}', last_accessed_at = '2020-01-01T00:00:00.123456Z',"
                        + " created_at = '2019-01-01T00:00:00.654321Z', language = 'ko', timezone = 'Asia/Seoul',"
                        + " name = 'Kim, \"K\"' where id = ?1",
                pending.key());
        room.tamper(
                "update users set user_type = 'API_USER', password = null where id = ?1",
                here.user("program").key());
    }

    /** An app and codes by mail, of which they are asked for this one first. */
    private void both(MfaType first) {
        User user = here.user("both");
        room.together(
                () -> {
                    User held = users.lock(here.domainId(), user.userId());
                    enrolment.adopt(held, SECRET, false);
                    enrolment.adoptAddress(held, "both@example.com", false);
                    if (first == MfaType.EMAIL) {
                        held.preferSpareFactor();
                    }
                });
    }

    private String directory(Town town, String name) {
        String id = Town.unique("directory");
        room.tamper(
                "insert into external_directories (directory_id, domain_id, name, position, plugin_id, options,"
                        + " metadata, created_at, updated_at) values (?1, ?2, ?3, 1, 'ldap', '{}', '{}', now(), now())",
                id,
                town.domainId(),
                name);
        return id;
    }

    /** What the set-up document brings: the same names in the other domain. */
    private void twin() {
        String domain = there.domainId();
        for (Object name :
                room.rows(
                        "select name from workspace_groups where domain_id = ?1",
                        here.domainId())) {
            workspaceGroups.create(domain, (String) name, JsonValue.EMPTY_JSON_OBJECT, "somebody");
        }
        for (Object name :
                room.rows("select name from workspaces where domain_id = ?1", here.domainId())) {
            String made =
                    workspaces
                            .create(domain, (String) name, JsonValue.EMPTY_JSON_OBJECT, "somebody")
                            .workspaceId();
            if (!name.equals(seoul)) {
                String team =
                        workspaceGroups
                                .named(
                                        domain,
                                        (String)
                                                room.rows(
                                                                "select name from workspace_groups where domain_id = ?1",
                                                                domain)
                                                        .get(0))
                                .orElseThrow()
                                .workspaceGroupId();
                workspaces.move(domain, made, team);
            }
        }
        for (Object name :
                room.rows(
                        "select name from roles where domain_id = ?1 and not is_managed",
                        here.domainId())) {
            roles.create(
                    domain,
                    RoleType.WORKSPACE_OWNER,
                    new RoleChanges((String) name, List.of("identity:User.read"), List.of(), null));
        }
    }

    private Imported bring(JsonObject line) {
        return bring(ImportMode.CREATE, line);
    }

    private Imported.Outcome again(JsonObject line) {
        return bring(ImportMode.UPSERT, line).outcome();
    }

    private Imported bring(ImportMode mode, JsonObject line) {
        return userImport.bring(
                there.domainId(), mode, Wire.read(line, UserToImport.class).toUser(), false);
    }

    /** Each row of a domain, by the columns that are kept or mapped and what they mean. */
    private List<String> state(String table, String domainId) {
        Fates said = fates.get(table);
        List<String> terms = new ArrayList<>();
        said.kept.forEach(column -> terms.add("'" + column + "', m." + column));
        said.mapped.forEach(
                column -> {
                    String term = MAPPED.getOrDefault(table + "." + column, MAPPED.get(column));
                    if (term != null) {
                        terms.add("'" + column + "', " + term);
                    }
                });
        return texts(
                room.rows(
                        "select cast(jsonb_build_object(%s) as text) from %s m where m.domain_id = ?1 order by 1"
                                .formatted(String.join(", ", terms), table),
                        domainId));
    }

    private static List<String> texts(List<?> rows) {
        return rows.stream()
                .map(
                        row ->
                                row instanceof Object[] cells
                                        ? Arrays.toString(cells)
                                        : String.valueOf(row))
                .sorted()
                .toList();
    }

    /** What is sealed is another text each time. */
    private static List<JsonObject> again(List<JsonObject> rows) {
        return rows.stream()
                .map(row -> Json.createObjectBuilder(row).remove("sealed").build())
                .toList();
    }

    private String name(String table, String key, String id) {
        return (String) room.value("select name from " + table + " where " + key + " = ?1", id);
    }

    private Set<String> tables() {
        return strings(
                "select distinct table_name from information_schema.columns where table_schema = 'public'"
                        + " and column_name in ('user_key', 'user_id', 'actor_id', 'recipient', 'account')");
    }

    private Set<String> columns(String table) {
        return strings(
                "select column_name from information_schema.columns where table_schema = 'public' and table_name = '"
                        + table
                        + "'");
    }

    private Set<String> strings(String sql) {
        return Stream.of(room.rows(sql).toArray())
                .map(String::valueOf)
                .collect(toCollection(TreeSet::new));
    }
}
