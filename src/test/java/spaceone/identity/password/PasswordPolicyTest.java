package spaceone.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.identity.password.PasswordPolicy.Rules;
import spaceone.testkit.Proves;

class PasswordPolicyTest {

    private final PasswordPolicy policy = new PasswordPolicy();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Plain1234",
                "Member123",
                "Owner1234",
                "Fresh1234",
                "Unver1234",
                "Offff1234",
                "Mfaaa1234",
                "Otppp1234",
                "Abcdefg1",
                "Newpass99",
                "Seedway12",
                "Brandnew1",
                "Another1x",
                "Fresh0Start",
                "Whatever1",
                "Admin1234",
                "Passw0rd!23",
                " Blank 1 ",
                "Grüße1aA한글😀"
            })
    void passwordOfTheGoldenCasesIsAccepted(String password) {
        assertThatCode(() -> policy.check(password, "plain@acme.io", "plain@acme.io"))
                .doesNotThrowAnyException();
    }

    @Proves("6.2.1")
    @ParameterizedTest
    @CsvSource({
        "'', at least 8 characters",
        "short, at least 8 characters",
        "Abcdef1, at least 8 characters",
        "😀😀😀aA1, at least 8 characters",
        "1234567, at least 8 characters",
        "ABCDEFG1, at least one lower-case letter",
        "12345678, at least one lower-case letter",
        "éééééÉ11, at least one lower-case letter",
        "abcdefg1, at least one upper-case letter",
        "abcdefgh, at least one upper-case letter",
        "Abcdefgh, at least one digit",
        "Abcdefg١, at least one digit"
    })
    void firstBrokenRuleIsNamed(String password, String rule) {
        assertRefused(password, rule);
    }

    @Proves("6.2.9")
    @Test
    void lengthIsCountedInCharactersNotInJavaChars() {
        String longest = "aA1" + "😀".repeat(125);

        assertThatCode(() -> check(longest)).doesNotThrowAnyException();
        assertRefused(longest + "x", "at most 128 characters");
        assertThatCode(() -> check("aA1😀😀😀😀😀")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Abcdefg1\0", "Abcdefg1\ud83d", "\ude00Abcdefg1"})
    void whatIsNoTextIsRefused(String password) {
        assertRefused(password, "only Unicode text without NUL");
    }

    @Proves("6.2.4")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Passw0rd!",
                "Passw0rd1",
                "Password1",
                "PassWord123",
                "Qwerty123",
                "Welcome1",
                "Admin123",
                "Abcd1234",
                "Letmein1",
                "Iloveyou1",
                "1qaz@WSX",
                "P@ssw0rd",
                "Summer2024!",
                "Aa123456"
            })
    void commonPasswordIsRefusedInAnyCase(String password) {
        assertRefused(password, "not one of the common passwords");
    }

    @Proves("6.2.11")
    @Test
    void passwordWithTheWholeUserIdOrAddressIsRefused() {
        assertThatThrownBy(() -> policy.check("xKIMLEE99x", "kimLee", "a@acme.io"))
                .hasMessage(
                        "The password format is incorrect. (rule = not containing the user id)");
        assertThatThrownBy(() -> policy.check("1Lee@Acme.IO", "kim", "lee@acme.io"))
                .hasMessage(
                        "The password format is incorrect. (rule = not containing the e-mail"
                                + " address)");
        assertThatCode(() -> policy.check("Lee@Acme.1", "lee@acme.io", null))
                .doesNotThrowAnyException();
        assertThatCode(() -> policy.check("Abcdefg1", "ab", "")).doesNotThrowAnyException();
    }

    @Test
    void guessablePasswordsMayBeAllowedByConfiguration() {
        PasswordPolicy lenient = new PasswordPolicy(false);

        assertThatCode(() -> lenient.check("Password1", "password1", null))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> lenient.check("password", "u1", null))
                .hasMessageContaining("rule");
    }

    @Test
    void domainMayAskForLengthOnly() {
        String phrase = "violet otter rows";

        policy.check(phrase, Rules.lengthOnly(false), "kim", null);
        policy.check(phrase.substring(0, 8), Rules.lengthOnly(true), "kim", null);
        assertThatThrownBy(
                        () ->
                                policy.check(
                                        phrase.substring(0, 14),
                                        Rules.lengthOnly(false),
                                        "kim",
                                        null))
                .hasMessageContaining("at least 15 characters");
        assertThatThrownBy(() -> policy.check("qwertyuiop", Rules.lengthOnly(true), "kim", null))
                .hasMessageContaining("common");
    }

    @Test
    void listIsLowerCaseAndLongEnoughToMatter() {
        assertThat(CommonPasswords.contains("password")).isTrue();
        assertThat(CommonPasswords.contains("# passwords everybody tries first")).isFalse();
        assertThat(CommonPasswords.contains("")).isFalse();
    }

    private void check(String password) {
        policy.check(password, "plain@acme.io", "plain@acme.io");
    }

    private void assertRefused(String password, String rule) {
        assertThatThrownBy(() -> check(password))
                .hasMessage("The password format is incorrect. (rule = " + rule + ")");
    }
}
