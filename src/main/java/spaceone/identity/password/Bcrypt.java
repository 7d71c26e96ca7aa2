package spaceone.identity.password;

import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** Checks imported bcrypt hashes. New ones are never made. */
final class Bcrypt {

    // Cost 16 takes seconds; a stored 31 would take a day of one core.
    private static final Pattern TEXT =
            Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-6])\\$[./A-Za-z0-9]{53}");

    private Bcrypt() {}

    static boolean isHash(String text) {
        return text != null && TEXT.matcher(text).matches();
    }

    /** Bytes after the 72nd do not count: that is what the hash was made of. */
    static boolean matches(byte[] password, String text) {
        for (byte b : password) {
            // bcrypt repeats its key with a NUL between: "a" and "a NUL a" would be one password.
            if (b == 0) {
                return false;
            }
        }
        return OpenBSDBCrypt.checkPassword(text, password);
    }
}
