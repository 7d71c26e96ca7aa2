package spaceone.identity.password;

import java.security.MessageDigest;
import java.util.Optional;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2i and Argon2d, which we do not make ourselves; otherwise as {@link Argon2Hash}. */
record OtherArgon2(int type, Argon2Hash expected) implements ImportedHash {

    static Optional<ImportedHash> parse(String text) {
        if (text.startsWith("$argon2i$")) {
            return of(Argon2Parameters.ARGON2_i, "$argon2i$", text);
        }
        return text.startsWith("$argon2d$")
                ? of(Argon2Parameters.ARGON2_d, "$argon2d$", text)
                : Optional.empty();
    }

    private static Optional<ImportedHash> of(int type, String prefix, String text) {
        return Argon2Hash.parse("$argon2id$" + text.substring(prefix.length()))
                .map(expected -> new OtherArgon2(type, expected));
    }

    @Override
    public boolean matches(byte[] password) {
        byte[] made =
                new Argon2(type, 0)
                        .derive(expected.cost(), expected.salt(), password, expected.hash().length);
        return MessageDigest.isEqual(expected.hash(), made);
    }
}
