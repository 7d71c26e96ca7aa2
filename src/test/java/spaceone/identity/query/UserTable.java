package spaceone.identity.query;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import spaceone.testkit.Database;

/** The reference's data set in a real table, and the room over it at the reference's time. */
final class UserTable {

    static final Instant NOW = Instant.parse("2024-07-03T10:15:00Z");
    static final String DOMAIN = "domain-aaaaaaaaaaaa";
    static final Scope CALLER = Scope.of("u.domain_id = ?", DOMAIN);

    private static final List<String> TOP_LEVEL =
            List.of("user_id", "name", "state", "email", "auth_type");

    static final Fields FIELDS =
            Fields.from("users u")
                    .text("user_id")
                    .notNull()
                    .text("domain_id")
                    .notNull()
                    .text("name")
                    .notNull()
                    .text("state")
                    .text("email")
                    .flag("email_verified")
                    .text("auth_type")
                    .text("role_id")
                    .text("role_type")
                    .document("mfa", "mfa", Set.of("state", "mfa_type"), Set.of("options"))
                    .optional()
                    .list("required_actions")
                    .text("language")
                    .text("timezone")
                    .integer("refresh_timeout")
                    .optional()
                    .map("tags")
                    .optional()
                    .time("created_at")
                    .time("last_accessed_at")
                    .keyword("user_id", "name", "email")
                    .minimal("user_id", "name", "state", "auth_type", "role_type")
                    .order("name", "user_id")
                    .build();

    private static final String TABLE =
            """
            create table users (
                id bigint generated always as identity primary key,
                user_id text not null, domain_id text not null, name text not null,
                state text not null, email text not null, email_verified boolean not null,
                auth_type text not null, role_id text, role_type text not null,
                mfa jsonb, required_actions jsonb not null, language text not null,
                timezone text not null, refresh_timeout integer, tags jsonb,
                created_at timestamptz not null, last_accessed_at timestamptz)
            """;

    private static final String ROW =
            """
            insert into users (user_id, domain_id, name, state, email, email_verified, auth_type,
                role_id, role_type, mfa, required_actions, language, timezone, refresh_timeout,
                tags, created_at, last_accessed_at)
            select user_id, domain_id, name, state, email, email_verified, auth_type,
                role_id, role_type, mfa, required_actions, language, timezone, refresh_timeout,
                tags, created_at, last_accessed_at
            from jsonb_populate_record(null::users, ?::jsonb)
            """;

    final DataSource dataSource = Database.fresh();
    final Results results = new Results();

    UserTable(List<JsonObject> rows) {
        results.dataSource = dataSource;
        results.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        results.timeout = Duration.ofSeconds(5);
        results.maxAnswer = 1024 * 1024;
        results.bookmarks = new Bookmarks();
        results.bookmarks.clock = results.clock;
        try (Connection connection = dataSource.getConnection();
                Statement create = connection.createStatement()) {
            create.execute(TABLE);
            try (PreparedStatement insert = connection.prepareStatement(ROW)) {
                for (JsonObject row : rows) {
                    insert.setString(1, row.toString());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static UserTable ofReference() {
        return new UserTable(lines("users"));
    }

    /** The objects of one of the reference's files, one a line. */
    static List<JsonObject> lines(String file) {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                UserTable.class.getResourceAsStream("/query/" + file + ".jsonl"),
                                StandardCharsets.UTF_8))) {
            return reader.lines().map(UserTable::json).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    /** As the API's door does it: the query, then the top-level fields of the method. */
    Listing list(JsonObject body) {
        Query query = Query.parse(body.getJsonObject("query"));
        for (String key : TOP_LEVEL) {
            query = query.with(key, body.get(key));
        }
        return results.list(FIELDS, CALLER, query);
    }

    Listing list(String query) {
        return results.list(FIELDS, CALLER, Query.parse(json(query)));
    }

    JsonObject stat(JsonObject query) {
        return results.stat(FIELDS, CALLER, Statistics.parse(query));
    }

    JsonObject analyze(JsonObject query) {
        return results.analyze(FIELDS, CALLER, Analysis.parse(query));
    }

    static List<String> ids(Listing listing) {
        return ids(listing.results());
    }

    static List<String> ids(List<JsonObject> rows) {
        return rows.stream().map(row -> row.getString("user_id")).toList();
    }

    static List<String> texts(JsonValue array) {
        return array.asJsonArray().getValuesAs(JsonString::getString);
    }
}
