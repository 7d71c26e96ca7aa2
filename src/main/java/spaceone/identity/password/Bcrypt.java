package spaceone.identity.password;

import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** {@code $2a$}, {@code $2b$} and {@code $2y$}: of the Python service and many others. */
record Bcrypt(String text) implements ImportedHash {

    // Cost 16 takes seconds; a stored 31 would take a day of one core.
    private static final Pattern TEXT =
            Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-6])\\$[./A-Za-z0-9]{53}");

    static Optional<ImportedHash> parse(String text) {
        return TEXT.matcher(text).matches() ? Optional.of(new Bcrypt(text)) : Optional.empty();
    }

    /** Bytes after the 72nd do not count: that is what the hash was made of. */
    @Override
    public boolean matches(byte[] password) {
        for (byte b : password) {
            // bcrypt repeats its key with a NUL between: "a" and "a NUL a" would be one password.
            if (b == 0) {
                return false;
            }
        }
        return OpenBSDBCrypt.checkPassword(text, password);
    }
}
