package spaceone.identity;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes identifiers nobody can guess. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** {@code prefix-} and 12 lower-case hex digits, as the API writes the ids of its resources. */
    public static String next(String prefix) {
        return prefix + "-" + hex(6);
    }

    /** 32 lower-case hex digits: the form of token ids. */
    public static String token() {
        return hex(16);
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
