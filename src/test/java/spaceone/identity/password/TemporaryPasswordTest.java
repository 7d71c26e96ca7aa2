package spaceone.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Proves;

class TemporaryPasswordTest {

    private final PasswordPolicy policy = new PasswordPolicy();

    @Proves("6.4.1")
    @Test
    void everyOneFollowsTheDocumentedRules() {
        for (int i = 0; i < 2000; i++) {
            String password = TemporaryPassword.next();

            assertThat(password).matches("[A-Za-z0-9]{12}");
            policy.check(password, "plain@acme.io", null);
        }
    }

    @Test
    void everyLetterIsEquallyLikelyWithinItsClass() {
        Map<Character, Integer> seen = new HashMap<>();
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < 50_000; i++) {
            TemporaryPassword.next(random)
                    .chars()
                    .forEach(c -> seen.merge((char) c, 1, Integer::sum));
        }

        assertThat(seen).hasSize(62);
        // Expected about 9500 of each letter and 11000 of each digit; far outside means a bias.
        seen.forEach(
                (c, count) ->
                        assertThat(count)
                                .as(c.toString())
                                .isBetween(
                                        Character.isDigit(c) ? 10_300 : 9_000,
                                        Character.isDigit(c) ? 11_900 : 9_950));
    }
}
