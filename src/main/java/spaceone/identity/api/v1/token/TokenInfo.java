package spaceone.identity.api.v1.token;

import spaceone.identity.token.TokenPair;

public record TokenInfo(String accessToken, String refreshToken) {

    static TokenInfo of(TokenPair pair) {
        return new TokenInfo(pair.accessToken(), pair.refreshToken());
    }
}
