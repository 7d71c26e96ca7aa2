package spaceone.identity.userimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static spaceone.identity.userimport.ImportDesk.line;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.Json;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleType;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.CarriedUser;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.User;
import spaceone.identity.user.UserState;
import spaceone.identity.user.UserType;
import spaceone.identity.user.Users;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** Newcomers of an import who come together. */
@InRoom
class ImportCrowdsTest {

    private static final String HASH =
            "$2b$04$abcdefghijklmnopqrstuu3eyoVHBcUIFTgRFjlN4dzRf7.9MNGLC";
    private static final Instant LONG_AGO = Instant.parse("2019-02-03T04:05:06.789Z");

    @Inject ImportJobs jobs;
    @Inject ImportChunks chunks;
    @Inject ImportSteps steps;
    @Inject ImportRunner runner;
    @Inject Users users;
    @Inject Town town;
    @Inject Room room;

    private ImportDesk desk;
    private String domain;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        desk = new ImportDesk(jobs, runner, town, room);
    }

    @Test
    void manyComeInOneTransaction() {
        String job = started(lines("p", 120));

        desk.workAs("a");

        assertThat(desk.counts(job)).isEqualTo("120 created, 0 unchanged, 0 refused, 0 disabled");
        assertThat(desk.report(job)).hasSize(120);
        assertThat(transactions("users")).isEqualTo(1L);
        assertThat(transactions("user_import_lines")).isEqualTo(1L);
    }

    private Object transactions(String table) {
        return room.value(
                "select count(distinct cast(xmin as text)) from "
                        + table
                        + " where domain_id = ?1 and user_id like 'p%'",
                domain);
    }

    /** Every column of every row that is written of somebody, whatever is told of them. */
    @Test
    void whoComesWithOthersIsWhatTheyAreAlone() {
        String first = town.workspace();
        String second = town.workspace();
        List<ImportedUser> alone = kinds("alone", first, second);
        List<ImportedUser> crowd = kinds("crowd", first, second);
        started(lines("unread", 2 * alone.size()));
        ImportChunk chunk = chunks.claim("a").orElseThrow();

        for (int i = 0; i < alone.size(); i++) {
            assertThat(steps.bring(chunk, i + 1, alone.get(i))).isTrue();
        }
        List<Newcomer> together =
                IntStream.range(0, crowd.size())
                        .mapToObj(i -> new Newcomer(alone.size() + i + 1, crowd.get(i)))
                        .toList();
        assertThat(steps.bring(chunk, together)).isTrue();

        for (String rows : List.of(USERS, RECORDS, LINES)) {
            assertThat(room.rows(rows, domain, "crowd")).hasSize(crowd.size());
            assertThat(room.rows(rows, domain, "crowd"))
                    .isEqualTo(room.rows(rows, domain, "alone"));
        }
        for (String rows : List.of(BINDINGS, RECORDS_OF_BINDINGS)) {
            assertThat(room.rows(rows, domain, "crowd")).hasSize(3);
            assertThat(room.rows(rows, domain, "crowd"))
                    .isEqualTo(room.rows(rows, domain, "alone"));
        }
        assertThat(room.value("select sum(users) from user_counts where domain_id = ?1", domain))
                .isEqualTo(
                        room.value(
                                "select cast(count(*) as numeric) from users where domain_id = ?1",
                                domain));
    }

    private static List<ImportedUser> kinds(String as, String first, String second) {
        var owner = new ImportedUser.Post(Role.WORKSPACE_OWNER, first);
        var member = new ImportedUser.Post(Role.WORKSPACE_MEMBER, first);
        var elsewhere = new ImportedUser.Post(Role.WORKSPACE_MEMBER, second);
        return List.of(
                imported(plain(as + "-plain")),
                imported(whole(as + "-whole")),
                imported(program(as + "-program")),
                imported(plain(as + "-owner"), owner, elsewhere),
                imported(plain(as + "-member"), member),
                from(null, outside(as + "-outside")),
                from(as, outside(as + "-known")));
    }

    private static ImportedUser imported(CarriedUser person, ImportedUser.Post... posts) {
        return new ImportedUser(person, null, List.of(posts), List.of());
    }

    /** {@code subject}: who they are in the domain's first directory. */
    private static ImportedUser from(String subject, CarriedUser person) {
        var arrival = new ImportedUser.Arrival(null, subject == null ? null : "issuer", subject);
        return new ImportedUser(
                person,
                null,
                List.of(),
                List.of(),
                null,
                null,
                new ImportedUser.Standing(List.of(), arrival, null, null));
    }

    /** But for its key, its name, and when it was written. */
    private static final String USERS =
            """
            select replace(cast(to_jsonb(u) - 'id' - 'arrived_at' - 'password_set_at' - 'created_at'
                    || jsonb_build_object('since', u.created_at > now() - interval '1 hour',
                        'with_password', u.password_set_at is null) as text), ?2, '?')
            from users u where u.domain_id = ?1 and u.user_id like ?2 || '-%' order by u.user_id
            """;

    private static final String RECORDS =
            """
            select regexp_replace(replace(cast(to_jsonb(a) - 'id' - 'created_at' as text), ?2, '?'),
                '"20[0-9T:.Z-]{18,}"', '"then"', 'g')
            from audit_records a where a.domain_id = ?1 and a.target_id like ?2 || '-%'
            order by a.target_id
            """;

    private static final String LINES =
            """
            select replace(cast(to_jsonb(l) - 'id' - 'line' - 'created_at' as text), ?2, '?')
            from user_import_lines l where l.domain_id = ?1 and l.user_id like ?2 || '-%'
            order by l.user_id
            """;

    private static final String BINDINGS =
            """
            select replace(cast(to_jsonb(b) - 'id' - 'role_binding_id' - 'created_at' as text), ?2, '?')
            from role_bindings b where b.domain_id = ?1 and b.user_id like ?2 || '-%'
            order by b.user_id, b.workspace_id
            """;

    private static final String RECORDS_OF_BINDINGS =
            """
            select replace(cast(to_jsonb(a) - 'id' - 'created_at' - 'target_id' as text), ?2, '?')
            from audit_records a where a.domain_id = ?1 and a.target = 'RoleBinding'
              and a.details ->> 'user_id' like ?2 || '-%'
            order by a.details ->> 'user_id', a.details ->> 'workspace_id'
            """;

    private static CarriedUser plain(String userId) {
        return person(userId, null, null, null, Set.of(), null);
    }

    private static CarriedUser whole(String userId) {
        JsonObject tags =
                Json.createObjectBuilder()
                        .add("team", "R&D \"one\"")
                        .add("more", Json.createObjectBuilder().add("n", 1.5))
                        .build();
        return new CarriedUser(
                userId,
                AuthType.LOCAL,
                UserState.DISABLED,
                HASH,
                "  Kim 김 'O' \\ ",
                "kim@example.com",
                true,
                "ko",
                "Asia/Seoul",
                tags,
                Set.of(RequiredAction.UPDATE_PASSWORD),
                LONG_AGO,
                LONG_AGO.plusSeconds(1),
                null);
    }

    private static CarriedUser outside(String userId) {
        return person(userId, AuthType.EXTERNAL, UserState.PENDING, null, Set.of(), null);
    }

    private static CarriedUser program(String userId) {
        return person(userId, AuthType.LOCAL, null, null, Set.of(), UserType.API_USER);
    }

    private static CarriedUser person(
            String userId,
            AuthType authType,
            UserState state,
            String hash,
            Set<RequiredAction> actions,
            UserType type) {
        return new CarriedUser(
                userId, authType, state, hash, null, null, null, null, null, null, actions, null,
                null, type);
    }

    @Test
    void whoIsRefusedStopsNobodyOfTheCrowd() {
        String likeTheOwner = desk.owner().subject().replace('o', '0');
        List<String> lines = new ArrayList<>(lines("p", 40));
        lines.add(7, line(likeTheOwner));
        lines.add(13, "{\"user_id\": ");
        lines.add(21, "");
        lines.add(29, line("p3"));
        lines.add(31, line(desk.owner().subject()));
        String job = started(lines);

        desk.workAs("a");

        assertThat(desk.counts(job)).isEqualTo("40 created, 0 unchanged, 4 refused, 0 disabled");
        assertThat(desk.report(job).stream().filter(line -> line.contains("REFUSED")))
                .containsExactly(
                        "1/8 " + likeTheOwner + " REFUSED ERROR_INCORRECT_USER_ID_FORMAT",
                        "1/14 - REFUSED ERROR_JSON_FORMAT",
                        "1/30 p3 REFUSED ERROR_SAVE_UNIQUE_VALUES",
                        "1/32 " + desk.owner().subject() + " REFUSED ERROR_SAVE_UNIQUE_VALUES");
        assertThat(IntStream.range(0, 40)).allMatch(i -> users.find(domain, "p" + i).isPresent());
    }

    /** Whether somebody is there already is known by the table's keys alone. */
    @Test
    void whoIsSomebodyElseInTheirDirectoryIsRefusedAlone() {
        started(lines("unread", 3));
        ImportChunk chunk = chunks.claim("a").orElseThrow();
        List<Newcomer> twins =
                List.of(
                        new Newcomer(1, from("one", outside("first"))),
                        new Newcomer(2, from("one", outside("second"))));

        assertThatThrownBy(() -> steps.bring(chunk, twins)).isInstanceOf(RuntimeException.class);

        assertThat(steps.bring(chunk, 1, twins.get(0).user())).isTrue();
        refused(CommonError.SAVE_UNIQUE_VALUES, () -> steps.bring(chunk, 2, twins.get(1).user()));
        refused(
                CommonError.INVALID_PARAMETER,
                () -> steps.bring(chunk, List.of(new Newcomer(2, from("two", plain("local"))))));
    }

    /** A role would be given to an id that nobody has. */
    @Test
    void whoseIdIsKeptInAnotherFormComesAlone() {
        started(lines("unread", 2));
        ImportChunk chunk = chunks.claim("a").orElseThrow();
        List<Newcomer> lines =
                List.of(
                        new Newcomer(1, imported(plain("kim"))),
                        new Newcomer(2, imported(plain(" lee "))));

        assertThat(steps.newcomers(chunk, lines))
                .extracting(CarriedUser::userId)
                .containsExactly("kim");
    }

    @Test
    void nobodyOfACrowdGetsMoreThanWhoBringsThemHas() {
        User clerk = town.user("clerk");
        town.appoint(clerk, town.role(RoleType.DOMAIN_ADMIN, "identity:User"));
        started(lines("unread", 2));
        ImportChunk chunk = chunks.claim("a").orElseThrow();
        town.actsAs(clerk, "identity:User");
        var owner = new ImportedUser.Post(Role.WORKSPACE_OWNER, town.workspace());

        refused(
                CommonError.PERMISSION_DENIED,
                () -> steps.bring(chunk, List.of(new Newcomer(1, imported(plain("eve"), owner)))));

        assertThat(users.find(domain, "eve")).isEmpty();
    }

    @Test
    void aRehearsalOfManyTellsTheSameAndLeavesNothingButTheLines() {
        List<String> lines = new ArrayList<>(lines("p", 40));
        lines.add(7, line(desk.owner().subject()));
        String job = filled(lines);

        jobs.start(domain, desk.owner(), job, true);
        desk.workAs("a");
        List<String> told = desk.report(job);
        assertThat(users.find(domain, "p1")).isEmpty();

        jobs.start(domain, desk.owner(), job, false);
        desk.workAs("a");
        assertThat(told).hasSize(41).isEqualTo(desk.report(job));
        assertThat(users.find(domain, "p1")).isPresent();
    }

    @Test
    void aNodeThatLostItsClaimBringsNobodyOfTheCrowd() {
        String job = started(lines("p", 2));
        ImportChunk slow = chunks.claim("a").orElseThrow();
        room.tamper(
                "update user_import_chunks set claimed_by = 'b' where chunk_id = ?1",
                slow.chunkId());

        assertThat(steps.bring(slow, List.of(new Newcomer(1, imported(plain("p0")))))).isFalse();

        assertThat(users.find(domain, "p0")).isEmpty();
        assertThat(desk.report(job)).isEmpty();
    }

    /** Somebody made one of them since it was looked who is here. */
    @Test
    void aCrowdComesWholeOrNotAtAll() {
        String job = started(lines("p", 2));
        ImportChunk chunk = chunks.claim("a").orElseThrow();
        String here = town.user("here").userId();
        List<Newcomer> crowd =
                List.of(
                        new Newcomer(1, imported(plain("p0"))),
                        new Newcomer(2, imported(plain(here))));

        assertThatThrownBy(() -> steps.bring(chunk, crowd)).isInstanceOf(RuntimeException.class);

        assertThat(users.find(domain, "p0")).isEmpty();
        assertThat(desk.report(job)).isEmpty();
        chunks.release(chunk);
        desk.workAs("b");
        assertThat(desk.counts(job)).isEqualTo("2 created, 0 unchanged, 0 refused, 0 disabled");
    }

    private static List<String> lines(String name, int people) {
        return IntStream.range(0, people).mapToObj(i -> line(name + i)).toList();
    }

    private String started(List<String> lines) {
        String job = filled(lines);
        jobs.start(domain, desk.owner(), job, false);
        return job;
    }

    private String filled(List<String> lines) {
        return desk.filled(ImportMode.CREATE, lines.toArray(String[]::new));
    }
}
