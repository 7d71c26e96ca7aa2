package spaceone.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;

/**
 * Tokens as strangers send them (RFC 7519), read and not yet believed. The library answers some
 * texts, a header that is {@code null} among them, with whatever exception it runs into.
 */
public final class SignedTexts {

    private SignedTexts() {}

    /** Empty for what is no signed token. */
    public static Optional<SignedJWT> read(String text) {
        try {
            return Optional.of(SignedJWT.parse(text));
        } catch (ParseException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** What it says; empty when that is no object. */
    public static Optional<JWTClaimsSet> claims(SignedJWT token) {
        try {
            return Optional.ofNullable(token.getJWTClaimsSet());
        } catch (ParseException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
