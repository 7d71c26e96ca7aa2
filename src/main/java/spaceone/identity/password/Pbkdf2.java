package spaceone.identity.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * PBKDF2 (RFC 8018) with HMAC of SHA-1, SHA-256 or SHA-512. Written as {@code
 * $pbkdf2-sha512$i=210000$salt$hash} or {@code $pbkdf2-sha512$210000$salt$hash}, both members in
 * Base64 with or without padding (and with {@code .} for {@code +}, as Passlib has it), or as
 * Django's {@code pbkdf2_sha256$390000$salt$hash}, where the salt is the text itself.
 */
record Pbkdf2(String algorithm, int iterations, byte[] salt, byte[] hash) implements ImportedHash {

    private static final int MOST_ITERATIONS = 2_000_000;

    private static final Pattern PHC =
            Pattern.compile(
                    "\\$pbkdf2(-sha1|-sha256|-sha512)?\\$(?:i=)?([1-9][0-9]{0,6})(?:,l=[0-9]{1,3})?"
                            + "\\$([A-Za-z0-9+/.]{2,172}={0,2})\\$([A-Za-z0-9+/.]{22,172}={0,2})");

    private static final Pattern DJANGO =
            Pattern.compile(
                    "pbkdf2_(sha1|sha256|sha512)\\$([1-9][0-9]{0,6})"
                            + "\\$([^$]{1,128})\\$([A-Za-z0-9+/]{22,172}={0,2})");

    private static final Map<String, Supplier<Digest>> DIGESTS =
            Map.of(
                    "sha1", SHA1Digest::new,
                    "sha256", SHA256Digest::new,
                    "sha512", SHA512Digest::new);

    static Optional<ImportedHash> parse(String text) {
        Matcher phc = PHC.matcher(text);
        if (phc.matches()) {
            String algorithm = phc.group(1) == null ? "sha1" : phc.group(1).substring(1);
            return of(algorithm, phc.group(2), base64(phc.group(3)), base64(phc.group(4)));
        }
        Matcher django = DJANGO.matcher(text);
        if (django.matches()) {
            Optional<byte[]> salt = Optional.of(django.group(3).getBytes(StandardCharsets.UTF_8));
            return of(django.group(1), django.group(2), salt, base64(django.group(4)));
        }
        return Optional.empty();
    }

    private static Optional<ImportedHash> of(
            String algorithm, String iterations, Optional<byte[]> salt, Optional<byte[]> hash) {
        int rounds = Integer.parseInt(iterations);
        return salt.isEmpty() || hash.isEmpty() || rounds > MOST_ITERATIONS
                ? Optional.empty()
                : Optional.of(new Pbkdf2(algorithm, rounds, salt.get(), hash.get()));
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.replace('.', '+')));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean matches(byte[] password) {
        PKCS5S2ParametersGenerator generator =
                new PKCS5S2ParametersGenerator(
                        Objects.requireNonNull(DIGESTS.get(algorithm)).get());
        generator.init(password, salt, iterations);
        KeyParameter key = (KeyParameter) generator.generateDerivedMacParameters(hash.length * 8);
        return MessageDigest.isEqual(hash, key.getKey());
    }
}
