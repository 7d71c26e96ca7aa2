package spaceone.identity.token;

import org.jspecify.annotations.Nullable;

/** What a sign-in yields. {@code deviceSecret} is null where no device was to be trusted. */
public record TokenPair(String accessToken, String refreshToken, @Nullable String deviceSecret) {

    TokenPair(String accessToken, String refreshToken) {
        this(accessToken, refreshToken, null);
    }

    TokenPair onDevice(String secret) {
        return new TokenPair(accessToken, refreshToken, secret);
    }
}
