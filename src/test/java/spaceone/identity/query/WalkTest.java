package spaceone.identity.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Walks through the pages of a list: bookmarks make deep pages cheap and change no answer. */
class WalkTest {

    private final UserTable users = UserTable.ofReference();

    @Test
    void aPageBehindOneJustReadStartsAtItsLastRow() throws SQLException {
        users.results.bookmarks.shallow = 1;
        assertThat(page(1)).containsExactly("judy", "mallory", "alice@example.com");
        try (KeptConnection kept = KeptConnection.inTransaction(users.dataSource)) {
            users.results.dataSource = kept.dataSource();
            assertThat(page(4))
                    .containsExactly("bob@example.com", "dave@corp.example", "eve_admin");
            assertThat(kept.statements.get(0))
                    .contains("(name COLLATE \"C\", user_id COLLATE \"C\", id) > (?, ?, ?)");
        }
    }

    @Test
    void aWalkNeitherRepeatsNorSkipsWhenRowsComeAndGo() throws SQLException {
        users.results.bookmarks.shallow = 1;
        page(1);
        execute("delete from users where user_id = 'judy'");
        assertThat(page(4)).startsWith("bob@example.com");
    }

    @Test
    void theTotalIsCountedWhereThePlaceIsAHint() throws SQLException {
        users.results.bookmarks.shallow = 1;
        list("{'page':{'start':1,'limit':10}}");
        execute("delete from users where user_id in ('judy', 'mallory')");
        Listing last = list("{'page':{'start':11,'limit':10}}");
        assertThat(UserTable.ids(last)).containsExactly("carol@example.com", "heidi");
        assertThat(last.totalCount()).isEqualTo(10);
    }

    @Test
    void nearTheStartAnOffsetIsExact() throws SQLException {
        page(1);
        execute("delete from users where user_id = 'judy'");
        assertThat(page(4)).startsWith("dave@corp.example");
    }

    @Test
    void aBookmarkServesOnlyItsOwnQueryAndScope() throws SQLException {
        users.results.bookmarks.shallow = 1;
        page(1);
        assertThat(UserTable.ids(list("{'page':{'start':4,'limit':3},'sort':[{'key':'user_id'}]}")))
                .startsWith("dave@corp.example");
        Scope enabled = UserTable.CALLER.and("state = ?", "ENABLED");
        Query query = Query.parse(UserTable.json("{\"page\":{\"start\":4,\"limit\":3}}"));
        assertThat(UserTable.ids(users.results.list(UserTable.FIELDS, enabled, query)))
                .startsWith("bob@example.com");
    }

    @Test
    void aBookmarkIsForgottenAfterAMinute() throws SQLException {
        users.results.bookmarks.shallow = 1;
        page(1);
        execute("delete from users where user_id = 'judy'");
        users.results.bookmarks.clock =
                Clock.fixed(UserTable.NOW.plus(Duration.ofSeconds(61)), ZoneOffset.UTC);
        assertThat(page(4)).startsWith("dave@corp.example");
    }

    private List<String> page(int start) {
        return UserTable.ids(list("{'page':{'start':" + start + ",'limit':3}}"));
    }

    private Listing list(String query) {
        return users.list(query.replace('\'', '"'));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = users.dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
