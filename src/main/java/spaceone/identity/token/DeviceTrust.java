package spaceone.identity.token;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a sign-in says of its device. {@code secret} is what it was given when it was trusted, or
 * null; {@code wish} is null for clients that know nothing of it.
 */
public record DeviceTrust(@Nullable String secret, @Nullable Wish wish) {

    public static final DeviceTrust NONE = new DeviceTrust(null, null);

    /** What a client would like. */
    public enum Wish {
        /** To be told for how long the device could be trusted, when a code is asked for. */
        ASK,
        /** To be trusted, and to keep the secret itself. */
        TOKEN,
        /** To be trusted, with the secret in a cookie that scripts cannot read. */
        COOKIE
    }

    boolean isWanted() {
        return wish == Wish.TOKEN || wish == Wish.COOKIE;
    }

    /** The secret, if it can be one. */
    Optional<String> shown() {
        return Optional.ofNullable(secret).filter(text -> !text.isEmpty() && text.length() <= 200);
    }
}
