package spaceone.identity.password;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * scrypt (RFC 7914) in the PHC string format, {@code $scrypt$ln=15,r=8,p=1$salt$hash}: {@code ln}
 * is the logarithm of the cost.
 */
record Scrypt(int logCost, int blockSize, int parallelism, byte[] salt, byte[] hash)
        implements ImportedHash {

    private static final long MOST_MEMORY = 64 << 20;
    private static final int MOST_WORK = 8;

    private static final Pattern TEXT =
            Pattern.compile(
                    "\\$scrypt\\$ln=([1-9][0-9]?),r=([1-9][0-9]?),p=([1-9][0-9]?)"
                            + "\\$([A-Za-z0-9+/]{2,172}={0,2})\\$([A-Za-z0-9+/]{22,172}={0,2})");

    static Optional<ImportedHash> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int logCost = Integer.parseInt(parts.group(1));
        int blockSize = Integer.parseInt(parts.group(2));
        int parallelism = Integer.parseInt(parts.group(3));
        if (logCost > 20
                || (128L * blockSize << logCost) > MOST_MEMORY
                || parallelism > MOST_WORK) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Scrypt(
                            logCost,
                            blockSize,
                            parallelism,
                            Base64.getDecoder().decode(parts.group(4)),
                            Base64.getDecoder().decode(parts.group(5))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean matches(byte[] password) {
        return MessageDigest.isEqual(
                hash,
                SCrypt.generate(password, salt, 1 << logCost, blockSize, parallelism, hash.length));
    }
}
