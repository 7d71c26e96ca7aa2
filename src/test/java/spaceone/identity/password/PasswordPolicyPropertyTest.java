package spaceone.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import spaceone.identity.IdentityException;

class PasswordPolicyPropertyTest {

    private static final String REFUSAL =
            "The password format is incorrect\\. \\(rule = (at least (8 characters|one [a-z -]+)"
                    + "|at most 128 characters|only Unicode text without NUL"
                    + "|not (one of the common passwords|containing the [a-z -]+))\\)";

    private final PasswordPolicy policy = new PasswordPolicy();

    @Property(tries = 300)
    void lettersOfBothCasesAndDigitsInAnyOrderAreAccepted(
            @ForAll @AlphaChars @StringLength(min = 20, max = 60) String letters,
            @ForAll @NumericChars @StringLength(min = 6, max = 60) String digits) {
        policy.check("z" + digits + "Q" + letters, "plain@acme.io", null);
    }

    @Property(tries = 500)
    void refusalSaysTheRuleAndNothingElse(@ForAll("texts") String password) {
        try {
            policy.check(password, "plain@acme.io", "plain@acme.io");
        } catch (IdentityException refusal) {
            assertThat(refusal.error()).isEqualTo(PasswordError.INCORRECT_PASSWORD_FORMAT);
            assertThat(refusal.getMessage()).matches(REFUSAL);
        }
    }

    @Property(tries = 200)
    void wholeUserIdIsFoundAnywhereInAnyCase(
            @ForAll @AlphaChars @StringLength(min = 3, max = 40) String userId,
            @ForAll @StringLength(max = 30) @AlphaChars String before) {
        String password = before + userId.toUpperCase(Locale.ROOT) + "aA1-----";

        assertThatThrownBy(() -> policy.check(password, userId, null))
                .hasMessageContaining("user id");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().all().ofMaxLength(140);
    }
}
