package spaceone.identity.api.v2.token;

import org.jspecify.annotations.Nullable;
import spaceone.identity.token.TokenPair;

/** Ours: {@code device_token}, only for who asked for it. */
public record TokenInfo(String accessToken, String refreshToken, @Nullable String deviceToken) {

    static TokenInfo of(TokenPair pair, boolean withDevice) {
        return new TokenInfo(
                pair.accessToken(), pair.refreshToken(), withDevice ? pair.deviceSecret() : null);
    }
}
