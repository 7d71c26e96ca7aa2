package spaceone.identity.mfa;

import com.bastiaanjansen.otp.HOTPGenerator;
import com.bastiaanjansen.otp.SecretGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Codes of an app (RFC 6238): SHA-1, six digits, a step of 30 seconds, one step of drift. */
final class Totp {

    private static final int STEP_SECONDS = 30;
    private static final int SECRET_BITS = 160;
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    private Totp() {}

    /** 32 base32 characters. */
    static String newSecret() {
        return new String(SecretGenerator.generate(SECRET_BITS), StandardCharsets.US_ASCII);
    }

    /** The steps around that moment whose code this is: none when it is wrong. */
    static LongStream steps(String secret, String code, Instant now) {
        String digits = code.strip();
        if (!CODE.matcher(digits).matches()) {
            return LongStream.empty();
        }
        HOTPGenerator generator =
                new HOTPGenerator.Builder(secret.getBytes(StandardCharsets.US_ASCII)).build();
        int given = Integer.parseInt(digits);
        long step = now.getEpochSecond() / STEP_SECONDS;
        // As numbers: the library writes digits in the language of the machine.
        return LongStream.rangeClosed(step - 1, step + 1)
                .filter(each -> Integer.parseInt(generator.generate(each)) == given);
    }

    static Instant beginOf(long step) {
        return Instant.ofEpochSecond(step * STEP_SECONDS);
    }

    /** What an app reads to learn the secret. */
    static String uri(String issuer, String userId, String secret) {
        return String.format(
                Locale.ROOT,
                "otpauth://totp/%s:%s?secret=%s&issuer=%s",
                encoded(issuer),
                encoded(userId),
                secret,
                encoded(issuer));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
