package spaceone.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Proves;

class TotpTest {

    /** The secret of RFC 6238, appendix B, in base32. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        assertThat(steps(second, code)).containsExactly(second / 30);
    }

    @Test
    void aStepEitherSideIsAccepted() {
        long second = 1111111109;
        assertThat(steps(second + 30, "081804")).containsExactly(second / 30);
        assertThat(steps(second - 30, "081804")).containsExactly(second / 30);
        assertThat(steps(second + 60, "081804")).isEmpty();
        assertThat(steps(second - 60, "081804")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "28708", "2870820", "28708a", "٢٨٧٠٨٢", "-28708"})
    void otherTextsAreNoCodes(String text) {
        assertThat(steps(59, text)).isEmpty();
    }

    @Test
    void blanksAroundItDoNotMatter() {
        assertThat(steps(59, " 287082 ")).containsExactly(1);
    }

    @Test
    void theLanguageOfTheMachineDoesNotMatter() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
        try {
            assertThat(steps(59, "287082")).containsExactly(1);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Proves("6.5.3")
    @Test
    void secretsAreLongAndNeverTheSame() {
        assertThat(Totp.newSecret()).matches("[A-Z2-7]{32}").isNotEqualTo(Totp.newSecret());
    }

    @Proves("1.2.2")
    @Test
    void theAddressForTheAppIsEncoded() {
        assertThat(Totp.uri("My Cloud", "a b&c@acme.io", "ABC"))
                .isEqualTo(
                        "otpauth://totp/My%20Cloud:a%20b%26c%40acme.io?secret=ABC&issuer=My%20Cloud");
    }

    private static long[] steps(long second, String code) {
        return Totp.steps(SECRET, code, Instant.ofEpochSecond(second)).toArray();
    }
}
