package spaceone.identity.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spaceone.identity.Sha256;

/**
 * Remembers in the database which change logs were gone through, each by a hash of all its files. A
 * node that finds its own has nothing to migrate, waits for no other node and does not load
 * Liquibase.
 */
final class AppliedChangeLogs {

    static final String CHANGE_LOG = "db/changelog.xml";

    private static final Pattern INCLUDED = Pattern.compile("<include file=\"([^\"]+)\"");

    private static final String MADE =
            """
            select to_regclass(quote_ident(current_schema()) || '.applied_change_logs') is not null
                and to_regclass(quote_ident(current_schema()) || '.databasechangelog') is not null
            """;

    /** Changes that were rolled back by hand are no longer counted there. */
    private static final String STANDS =
            """
            select exists (select 1 from applied_change_logs
                where fingerprint = ? and changes <= (select count(*) from databasechangelog))
            """;

    private static final String REMEMBER =
            """
            insert into applied_change_logs (fingerprint, changes)
            select ?, count(*) from databasechangelog
            on conflict (fingerprint) do update set changes = excluded.changes, applied_at = now()
            """;

    private static final String FORGET =
            """
            delete from applied_change_logs where fingerprint not in (
                select fingerprint from applied_change_logs order by applied_at desc limit 20)
            """;

    private AppliedChangeLogs() {}

    /** Whether all changes of this release are in the database. */
    static boolean haveOurs(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet made = statement.executeQuery(MADE)) {
            made.next();
            if (!made.getBoolean(1)) {
                return false;
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(STANDS)) {
            statement.setString(1, fingerprint());
            try (ResultSet stands = statement.executeQuery()) {
                stands.next();
                return stands.getBoolean(1);
            }
        }
    }

    static void rememberOurs(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMEMBER);
                Statement old = connection.createStatement()) {
            statement.setString(1, fingerprint());
            statement.executeUpdate();
            old.executeUpdate(FORGET);
        }
    }

    /** Of the change log and of each file it names, in its order. */
    private static String fingerprint() {
        String log = read(CHANGE_LOG);
        StringBuilder hashes = new StringBuilder(Sha256.hex(log));
        Matcher files = INCLUDED.matcher(log);
        while (files.find()) {
            hashes.append(Sha256.hex(read("db/" + files.group(1))));
        }
        return Sha256.hex(hashes.toString());
    }

    private static String read(String name) {
        ClassLoader ours = AppliedChangeLogs.class.getClassLoader();
        try (InputStream in = ours.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not in the application: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
