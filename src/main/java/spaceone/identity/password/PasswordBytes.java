package spaceone.identity.password;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;

/** The bytes of a password, to be wiped after use. */
final class PasswordBytes {

    private PasswordBytes() {}

    /** Empty when the text is no Unicode: a lone surrogate would become "?" and match others. */
    static Optional<byte[]> of(String password) {
        try {
            ByteBuffer buffer =
                    StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(password));
            byte[] bytes = Arrays.copyOf(buffer.array(), buffer.limit());
            Arrays.fill(buffer.array(), (byte) 0);
            return Optional.of(bytes);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** As {@link #of}, the same for every way a keyboard may compose an accented letter. */
    static Optional<byte[]> composed(String password) {
        return of(Normalizer.normalize(password, Normalizer.Form.NFC));
    }
}
