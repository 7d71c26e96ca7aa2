package spaceone.identity.password;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stored Argon2id hash and its text, the PHC string format. */
record Argon2Hash(Cost cost, byte[] salt, byte[] hash) {

    // At least 8 bytes of salt and 16 of hash, at most 64 of both: a shorter hash is guessed.
    private static final Pattern TEXT =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=([1-9][0-9]{0,6}),t=([1-9][0-9]?),p=([1-9][0-9]?)"
                            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    /** Empty for everything that is not such a hash, or that costs more than we pay. */
    static Optional<Argon2Hash> parse(String text) {
        Matcher parts = TEXT.matcher(text == null ? "" : text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            Cost cost = new Cost(number(parts, 1), number(parts, 2), number(parts, 3));
            Base64.Decoder base64 = Base64.getDecoder();
            return Optional.of(
                    new Argon2Hash(
                            cost, base64.decode(parts.group(4)), base64.decode(parts.group(5))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String text() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return String.format(
                Locale.ROOT,
                "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s",
                cost.memory(),
                cost.iterations(),
                cost.parallelism(),
                base64.encodeToString(salt),
                base64.encodeToString(hash));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
