package spaceone.identity.mfa;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import spaceone.identity.Sha256;

/**
 * The text of a code that stands in for a second factor: sixteen characters that nobody takes for
 * one another, in groups of four, 78 bits. One of them is a letter, so that it can never be taken
 * for a code of six digits, wherever it is typed.
 */
final class SpareCode {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final Pattern FORM =
            Pattern.compile("(?=.*[A-Z])[" + ALPHABET + "]{" + LENGTH + "}");

    /** What people and their programs put between and around the groups. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}]+");

    private SpareCode() {}

    /** A new one, as it is shown. */
    static String next(RandomGenerator random) {
        StringBuilder code = new StringBuilder();
        do {
            code.setLength(0);
            random.ints(LENGTH, 0, ALPHABET.length())
                    .forEach(index -> code.append(ALPHABET.charAt(index)));
        } while (!FORM.matcher(code).matches());
        return code.toString().replaceAll("(.{4})(?=.)", "$1-");
    }

    /** The bare characters, if the text has the form of such a code, however it is written. */
    static Optional<String> parse(String text) {
        String bare =
                BETWEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                        .replaceAll("")
                        .toUpperCase(Locale.ROOT);
        return Optional.of(bare).filter(code -> FORM.matcher(code).matches());
    }

    /** What is kept of it. Enough of it is random that nobody finds it by trying. */
    static byte[] hash(long userKey, String bare) {
        MessageDigest digest = Sha256.digest();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(userKey).array());
        return digest.digest(bare.getBytes(StandardCharsets.US_ASCII));
    }
}
