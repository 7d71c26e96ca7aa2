package spaceone.identity.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.testkit.Proves;

/** How statements run: how many of them, in whose scope, and what their failures become. */
class ResultsTest {

    private final UserTable users = UserTable.ofReference();

    @ParameterizedTest(name = "{0}: {1} statements")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{}                                      | 1 | 12",
                "{'page':{'limit':5}}                    | 2 | 12",
                "{'page':{'start':11,'limit':5}}         | 1 | 12",
                "{'page':{'start':13,'limit':5}}         | 2 | 12",
                "{'page':{'limit':20}}                   | 1 | 12",
                "{'page':{'limit':3},'filter':[{'k':'name','v':'x','o':'eq'}]} | 1 | 0",
                "{'count_only':true,'page':{'limit':5}}  | 1 | 12"
            })
    void countsOnlyWhatThePageDoesNotProve(String query, int statements, long total)
            throws SQLException {
        try (KeptConnection kept = KeptConnection.inTransaction(users.dataSource)) {
            users.results.dataSource = kept.dataSource();
            assertThat(users.list(query.replace('\'', '"')).totalCount()).isEqualTo(total);
            assertThat(kept.statements).hasSize(statements);
        }
    }

    @Test
    void aKeptCountAnswersForTheWholeScopeOnly() {
        Scope kept = UserTable.CALLER.counted("select ?::int + 1", 41);
        Query filtered = Query.all().with("state", "PENDING");
        Query page = Query.parse(UserTable.json("{\"page\":{\"limit\":1}}"));
        assertThat(total(kept, page)).isEqualTo(42);
        assertThat(total(kept, page.with("state", "PENDING"))).isEqualTo(2);
        assertThat(total(kept, filtered)).isEqualTo(2);
        assertThat(total(kept.and("state = ?", "ENABLED"), page)).isEqualTo(7);
    }

    private long total(Scope scope, Query query) {
        return users.results.list(UserTable.FIELDS, scope, query).totalCount();
    }

    @Test
    void aScopeTakesListsAndHoldsAgainstAlternatives() {
        Scope two = UserTable.CALLER.and("u.user_id = ANY(?)", List.of("zed", "judy", "nobody"));
        Query any =
                Query.parse(
                        UserTable.json(
                                "{\"filter_or\":[{\"k\":\"name\",\"v\":\"\",\"o\":\"gte\"}]}"));
        assertThat(UserTable.ids(users.results.list(UserTable.FIELDS, two, any)))
                .containsExactly("judy", "zed");
    }

    private enum State {
        PENDING
    }

    @Test
    void topLevelFieldsNarrowAndWhatIsNotGivenDoesNot() {
        Query all = Query.all();
        assertThat(total(UserTable.CALLER, all.with("state", State.PENDING))).isEqualTo(2);
        assertThat(total(UserTable.CALLER, all.with("state", List.of("PENDING", "DISABLED"))))
                .isEqualTo(5);
        Query open = all.with("name", null).with("email_verified", false).with("id", 0);
        assertThat(total(UserTable.CALLER, open.with("state", ""))).isEqualTo(12);
        assertThatThrownBy(() -> all.with("name", "\0")).hasMessageContaining("U+0000");
    }

    @Test
    void aListWithoutAPageIsReadThroughACursor() throws SQLException {
        try (KeptConnection kept = KeptConnection.inTransaction(users.dataSource)) {
            users.results.dataSource = kept.dataSource();
            List<Integer> cursors = new ArrayList<>();
            long total =
                    users.results.stream(
                            UserTable.FIELDS,
                            UserTable.CALLER,
                            Query.all(),
                            row -> cursors.add(open(kept)));
            assertThat(total).isEqualTo(12);
            // The question itself is one; the rows are another until the last of them have come.
            assertThat(cursors).hasSize(12).startsWith(2).endsWith(1);
        }
    }

    private static int open(KeptConnection kept) {
        try {
            return kept.openCursors();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Proves("4.3.1")
    @Test
    void aStatementThatTakesTooLongIsStopped() {
        users.results.timeout = Duration.ofSeconds(1);
        Fields slow = Fields.from("users u cross join pg_sleep(30)").text("user_id").build();
        assertRefusedAs(CommonError.REQUEST_TIMEOUT, slow);
    }

    @Test
    void aDatabaseThatIsAwayIsNoMistakeOfTheClient() {
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setPortNumbers(new int[] {1});
        users.results.dataSource = away;
        assertRefusedAs(CommonError.UNAVAILABLE, UserTable.FIELDS);
    }

    @Test
    void aMistakeOfTheRoomIsNoRefusal() {
        Fields wrong = Fields.from("no_such_table").text("user_id").build();
        assertThatThrownBy(() -> users.results.list(wrong, UserTable.CALLER, Query.all()))
                .isInstanceOf(IllegalStateException.class);
    }

    private void assertRefusedAs(CommonError error, Fields fields) {
        IdentityException refusal =
                catchThrowableOfType(
                        IdentityException.class,
                        () -> users.results.list(fields, UserTable.CALLER, Query.all()));
        assertThat(refusal.error()).isEqualTo(error);
    }

    @Test
    void aListThatIsHeavierThanMemoryShouldHoldIsAStream() {
        UserTable heavy = heavy(40, "[1]", 60_000);

        Listing listing = heavy.list("{}");
        List<JsonObject> rows = new ArrayList<>();
        long total = listing.streamed().orElseThrow().forEach(rows::add);

        assertThat(listing.results()).isEmpty();
        assertThat(rows).hasSize(40);
        assertThat(total).isEqualTo(40);
        assertThat(heavy.list("{\"page\":{\"start\":1,\"limit\":30}}").streamed()).isPresent();
        assertThat(heavy.list("{\"page\":{\"start\":1,\"limit\":3}}").results()).hasSize(3);
        assertThat(heavy.list("{\"only\":[\"user_id\"]}").results()).hasSize(40);
    }

    @Test
    void anAnswerInMemoryIsRefusedBeyondItsBound() {
        UserTable heavy = heavy(20, "[" + "1,".repeat(9) + "1]", 60_000);

        assertThatThrownBy(
                        () ->
                                heavy.stat(
                                        UserTable.json(
                                                """
                                                {"aggregate":[{"unwind":{"path":"tags.list"}},
                                                 {"project":{"fields":[{"key":"tags.text","name":"t"}]}}]}""")))
                .hasMessageContaining("larger than 1048576 bytes");
        assertThatThrownBy(
                        () ->
                                heavy.stat(
                                        UserTable.json(
                                                """
                                                {"aggregate":[{"group":{"fields":
                                                 [{"key":"tags.text","name":"all","operator":"push"}]}}]}""")))
                .hasMessageContaining("larger than 1048576 bytes");
        assertThatThrownBy(
                        () ->
                                heavy.analyze(
                                        UserTable.json(
                                                """
                                                {"fields":{"all":{"operator":"push","key":"tags.text"}}}""")))
                .hasMessageContaining("larger than 1048576 bytes");
        assertThat(
                        heavy.stat(UserTable.json("{\"distinct\":\"tags.text\"}"))
                                .getJsonArray("results"))
                .hasSize(1);
    }

    @Test
    void aRowWeighsItsBytesAndItsElements() {
        assertThat(Fetching.weight("[1,2,3]".getBytes(StandardCharsets.UTF_8))).isEqualTo(55);
        assertThat(Fetching.weight(null)).isZero();
    }

    private static UserTable heavy(int count, String list, int text) {
        String tags = "{\"list\":%s,\"text\":\"%s\"}".formatted(list, "x".repeat(text));
        JsonObject one = UserTable.lines("users").get(0);
        return new UserTable(
                IntStream.range(0, count)
                        .mapToObj(
                                n ->
                                        Json.createObjectBuilder(one)
                                                .add("user_id", "u" + n)
                                                .add("domain_id", UserTable.DOMAIN)
                                                .add("tags", UserTable.json(tags))
                                                .build())
                        .toList());
    }
}
