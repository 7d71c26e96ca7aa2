package spaceone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {

    /** The examples of FIPS 180-2, B.1, and of a text beyond ASCII as {@code sha256sum} has it. */
    @Test
    void isWhatTheStandardSays() {
        assertThat(Sha256.hex("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.hex("é".getBytes(StandardCharsets.UTF_8))).isEqualTo(Sha256.hex("é"));
        assertThat(Sha256.hex("é"))
                .isEqualTo("4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c");
    }
}
