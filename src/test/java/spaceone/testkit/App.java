package spaceone.testkit;

import com.bastiaanjansen.otp.HOTPGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** An authenticator app, as people have it on their phones (RFC 6238). */
public record App(String secret) {

    /** From what the QR code holds, as the web console reads it. */
    public static App reading(String uri) {
        return new App(uri.replaceAll(".*[?&]secret=([^&]*).*", "$1"));
    }

    public String code() {
        return code(0);
    }

    /** The code that is shown so many steps of 30 seconds from now. */
    public String code(int steps) {
        long step = Instant.now().getEpochSecond() / 30 + steps;
        return new HOTPGenerator.Builder(secret.getBytes(StandardCharsets.US_ASCII))
                .build()
                .generate(step);
    }
}
