package spaceone.identity.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import spaceone.identity.StartRefused;

/**
 * What the database has to be, told at the start and in words that say what to change: else it is
 * an error of some request, much later, that nobody understands.
 */
final class DatabaseDemands {

    private static final int OLDEST_SERVER = 15;
    private static final String URL = "the database of IDENTITY_DB_URL ";

    /** Opens a connection. */
    interface Opening {
        Connection open() throws SQLException;
    }

    private DatabaseDemands() {}

    /** Refuses the start if this is no database for us. */
    static void check(Connection connection, Opening another) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        demand(
                version >= OLDEST_SERVER,
                "is PostgreSQL " + version + ", version " + OLDEST_SERVER + " or later is needed.");
        String encoding = text(connection, "select current_setting('server_encoding')");
        demand(
                encoding.equals("UTF8"),
                "keeps text as "
                        + encoding
                        + ", where not every name can be written. It must be made with: create"
                        + " database … encoding 'UTF8' template template0.");
        demand(
                text(connection, "select current_schema()") != null,
                "has no schema for us: the one that currentSchema in the URL, or search_path,"
                        + " names does not exist, or may not be used.");
        try (Connection other = another.open()) {
            demand(
                    keepsItsSession(connection, other),
                    "is behind a pooler in transaction or statement mode, where what a session sets"
                            + " or locks is another's a moment later. Connect to PostgreSQL itself,"
                            + " or to a pool in session mode: each node pools by itself.");
        }
    }

    /** Two connections that are both open, and stay the same two. */
    private static boolean keepsItsSession(Connection one, Connection other) throws SQLException {
        String first = backend(one);
        String second = backend(other);
        return !first.equals(second) && first.equals(backend(one)) && second.equals(backend(other));
    }

    private static String backend(Connection connection) throws SQLException {
        return text(connection, "select pg_backend_pid()");
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void demand(boolean fine, String otherwise) {
        if (!fine) {
            throw StartRefused.because(URL + otherwise);
        }
    }
}
