package spaceone.identity.token;

/** What a sign-in yields. */
public record TokenPair(String accessToken, String refreshToken) {}
