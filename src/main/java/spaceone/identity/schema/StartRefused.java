package spaceone.identity.schema;

/** The application cannot start here. The message is one line for the operator. */
final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartRefused(String message) {
        super(message);
    }

    static StartRefused noDatabase() {
        return new StartRefused(
                "IDENTITY_DB_URL is not set: give it a PostgreSQL JDBC URL,"
                        + " jdbc:postgresql://host:5432/name, with IDENTITY_DB_USER and"
                        + " IDENTITY_DB_PASSWORD.");
    }

    static StartRefused notPostgres() {
        return new StartRefused(
                "IDENTITY_DB_URL is not a PostgreSQL JDBC URL, jdbc:postgresql://host:5432/name.");
    }
}
