package spaceone.identity.secret;

/**
 * Everything that is sealed, by table, primary key and column. What is not on this list cannot be
 * sealed, so nothing is forgotten when the key changes. Each column has an index over the head of
 * the sealed text.
 */
public enum SealedColumn {
    OTP_SECRET("otp_secrets", "secret_id", "secret", "otp-secret"),
    SIGNING_KEY("signing_keys", "kid", "private_jwk", "signing-key"),
    EXTERNAL_AUTH("external_auths", "domain_id", "secret", "external-auth"),
    EXTERNAL_DIRECTORY("external_directories", "directory_id", "secret", "external-directory"),
    MAIL("mails", "mail_id", "sealed_secret", "mail"),
    IMPORT_CHUNK("user_import_chunks", "chunk_id", "sealed_lines", "import-chunk");

    private static final int PORTION = 500;

    /** A chunk may weigh a megabyte. */
    private static final int PORTION_OF_CHUNKS = 10;

    private final String table;
    private final String key;
    private final String column;
    private final String name;

    SealedColumn(String table, String key, String column, String name) {
        this.table = table;
        this.key = key;
        this.column = column;
        this.name = name;
    }

    /** What the secret of that row is sealed for: no other row or column can open it. */
    String context(String row) {
        return name + " " + row;
    }

    /** How many are held in memory at a time. */
    int portion() {
        return this == IMPORT_CHUNK ? PORTION_OF_CHUNKS : PORTION;
    }

    String table() {
        return table;
    }

    /** Puts our names into a statement. */
    String sql(String template) {
        return template.replace("{table}", table).replace("{key}", key).replace("{c}", column);
    }
}
