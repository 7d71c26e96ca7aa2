package spaceone.identity.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import spaceone.identity.Json;
import spaceone.testkit.ChangeLog;
import spaceone.testkit.Database;

/**
 * The hot lists of users on databases of several languages: the same rows in the same order, read
 * through an index. Judged by the rows PostgreSQL touched, not by the time it took.
 */
class CollationTest {

    private static final int USERS = 5_000;

    static Stream<String> languages() {
        return Stream.of("C", "en-US", "ko-KR", "tr-TR");
    }

    /** As in the room of users, which declares them for itself. */
    private static final Fields FIELDS =
            Fields.from("users u")
                    .text("user_id", "u.user_id")
                    .notNull()
                    .textByCodePoint("name", "u.name")
                    .notNull()
                    .textByCodePoint("email", "u.email")
                    .notNull()
                    .time("created_at", "u.created_at")
                    .notNull()
                    .keyword("user_id", "name", "email")
                    .minimal("user_id", "name")
                    .order("name", "user_id")
                    .insertionOrder("u.id")
                    .build();

    @ParameterizedTest
    @MethodSource("languages")
    void aPageIsReadThroughAnIndexInEveryLanguage(String language) throws SQLException {
        DataSource database = crowd(language);

        assertThat(
                        list(
                                database,
                                300,
                                "{'sort':[{'key':'user_id'}],'page':{'start':1,'limit':100}}"))
                .startsWith("A-1", "B-2", "a-0")
                .hasSize(100);
        list(
                database,
                300,
                "{'sort':[{'key':'user_id','desc':true}],'page':{'start':1,'limit':100}}");
        list(database, 300, "{'page':{'start':1,'limit':100}}");
        list(database, 300, "{'sort':[{'key':'created_at'}],'page':{'start':1,'limit':100}}");
        assertThat(
                        list(
                                database,
                                10,
                                "{'filter':[{'k':'email','v':'u-777@example.com','o':'eq'}]}"))
                .containsExactly("a-777");
        assertThat(list(database, 10, "{'filter':[{'k':'user_id','v':'a-777','o':'eq'}]}"))
                .containsExactly("a-777");
        assertThat(list(database, 10, "{'filter':[{'k':'name','v':'User 777','o':'eq'}]}"))
                .containsExactly("a-777");
    }

    private static DataSource crowd(String language) throws SQLException {
        DataSource database =
                ChangeLog.appliedTo(
                        language.equals("C") ? Database.fresh() : Database.fresh(language));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into domains (domain_id, name, state, tags, settings, created_at)"
                            + " values ('d', 'd', 'ENABLED', '{}', '{}', now())");
            statement.execute(
                    """
                    insert into users (user_id, folded_id, domain_id, name, email, state, auth_type, language,
                        timezone, created_at)
                    select (case i when 1 then 'A-' when 2 then 'B-' else 'a-' end) || i, i, 'd', 'User ' || i,
                        'u-' || i || '@example.com', 'ENABLED', 'LOCAL', 'en', 'UTC', now()
                    from generate_series(0, %d) i
                    """
                            .formatted(USERS));
            statement.execute("vacuum analyze users");
        }
        return database;
    }

    private static List<String> list(DataSource database, int most, String query)
            throws SQLException {
        try (KeptConnection kept = KeptConnection.inTransaction(database)) {
            Results results = new Results();
            results.dataSource = kept.dataSource();
            results.clock = Clock.systemUTC();
            results.timeout = Duration.ofSeconds(30);
            results.bookmarks = new Bookmarks();
            results.bookmarks.clock = results.clock;
            Scope scope =
                    Scope.of("u.domain_id = ?", "d")
                            .counted(
                                    "select coalesce(sum(users), 0) from user_counts"
                                            + " where domain_id = ?",
                                    "d");
            Query parsed = Query.parse(object(query.replace('\'', '"')));
            List<String> ids =
                    results.list(FIELDS, scope, parsed).results().stream()
                            .map(row -> row.getString("user_id"))
                            .toList();
            assertThat(touched(kept.dataSource())).as(query).isLessThanOrEqualTo(most);
            return ids;
        }
    }

    /** The rows of users that this transaction has read, through an index or without one. */
    private static long touched(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables"
                                        + " where relname = 'users'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static JsonObject object(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
