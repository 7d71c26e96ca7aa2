package spaceone.identity.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;

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
            assertThat(cursors).hasSize(12).containsOnly(1);
        }
    }

    private static int open(KeptConnection kept) {
        try {
            return kept.openCursors();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

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
}
