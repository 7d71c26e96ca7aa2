package spaceone.identity.password;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.Sha2Crypt;

/**
 * SHA-crypt as Linux keeps it in {@code /etc/shadow}: {@code $5$} (SHA-256) and {@code $6$}
 * (SHA-512), with {@code rounds=} where there are other than 5,000.
 */
record ShaCrypt(boolean isLong, String salt, String text) implements ImportedHash {

    private static final int MOST_ROUNDS = 1_000_000;

    private static final Pattern TEXT =
            Pattern.compile(
                    "(\\$[56]\\$(?:rounds=([1-9][0-9]{3,6})\\$)?[./0-9A-Za-z]{1,16})"
                            + "\\$([./0-9A-Za-z]{43}|[./0-9A-Za-z]{86})");

    static Optional<ImportedHash> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean isLong = text.startsWith("$6$");
        String rounds = parts.group(2);
        return parts.group(3).length() != (isLong ? 86 : 43)
                        || rounds != null && Integer.parseInt(rounds) > MOST_ROUNDS
                ? Optional.empty()
                : Optional.of(new ShaCrypt(isLong, parts.group(1), text));
    }

    @Override
    public boolean matches(byte[] password) {
        byte[] copy = password.clone();
        String made =
                isLong ? Sha2Crypt.sha512Crypt(copy, salt) : Sha2Crypt.sha256Crypt(copy, salt);
        return MessageDigest.isEqual(text.getBytes(US_ASCII), made.getBytes(US_ASCII));
    }
}
