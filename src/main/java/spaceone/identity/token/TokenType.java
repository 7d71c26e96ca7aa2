package spaceone.identity.token;

/** The {@code typ} of a token. */
public enum TokenType {
    ACCESS_TOKEN,
    REFRESH_TOKEN,
    SYSTEM_TOKEN,
    CLIENT_SECRET
}
