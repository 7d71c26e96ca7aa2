package spaceone.identity.password;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What another service made of a password. It can be checked; new ones are never made, and the
 * first sign-in replaces it by one of ours. None that costs more than some seconds of one core, or
 * more than 64 MiB, is taken: whoever can write it here could buy our time with it.
 */
interface ImportedHash {

    /** {@code password} as UTF-8. */
    boolean matches(byte[] password);

    /** Empty for everything that is none, in a form that is known here. */
    static Optional<ImportedHash> parse(String text) {
        return text == null
                ? Optional.empty()
                : Stream.<Function<String, Optional<ImportedHash>>>of(
                                Bcrypt::parse,
                                Pbkdf2::parse,
                                Scrypt::parse,
                                ShaCrypt::parse,
                                OtherArgon2::parse)
                        .flatMap(form -> form.apply(text).stream())
                        .findFirst();
    }
}
