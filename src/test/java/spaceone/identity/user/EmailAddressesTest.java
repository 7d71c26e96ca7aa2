package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.testkit.Proves;

class EmailAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new1@acme.io",
                "First.Last+tag@sub.example.co.kr",
                "o'neil@example.com",
                "a@b.io",
                "user_1@xn--hk3b17f.xn--3e0b707e",
                "x=1@a-b.c0m"
            })
    void oneAddressIsAccepted(String email) {
        assertThatCode(() -> EmailAddresses.check(email)).doesNotThrowAnyException();
    }

    @Proves({"1.3.11", "2.2.1"})
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "plain",
                "a@x.io,b@y.io",
                "a@x.io;b@y.io",
                "a@x.io b@y.io",
                "a@x.io@y.io",
                " a@x.io",
                "a@x.io ",
                "a@x.io\n",
                "a@x.io\r\nBcc: b@y.io",
                "\"a b\"@x.io",
                "<a@x.io>",
                "A <a@x.io>",
                "a@localhost",
                "a@.io",
                "a@x..io",
                "a@x.io.",
                ".a@x.io",
                "a.@x.io",
                "a..b@x.io",
                "@x.io",
                "a@",
                "a@-x.io",
                "a@x-.io",
                "a@10.0.0.1",
                "a@[10.0.0.1]",
                "a(comment)@x.io",
                "a\\@x.io",
                "a\u0000@x.io",
                "a＠x.io",
                "김@x.io"
            })
    void anythingElseIsRefused(String email) {
        assertThatThrownBy(() -> EmailAddresses.check(email))
                .isInstanceOfSatisfying(
                        IdentityException.class,
                        e -> assertThat(e.error()).isEqualTo(FormatError.INCORRECT_EMAIL_FORMAT));
    }

    @Test
    void addressHasAtMost255Characters() {
        EmailAddresses.check("a".repeat(250) + "@b.io");
        assertThatThrownBy(() -> EmailAddresses.check("a".repeat(251) + "@b.io"))
                .isInstanceOfSatisfying(
                        IdentityException.class,
                        e -> assertThat(e.error()).isEqualTo(CommonError.INVALID_PARAMETER));
    }

    @Test
    void hostileTextIsRefusedAtOnce() {
        String many = "a@" + "a-".repeat(126);

        Assertions.assertTimeout(
                Duration.ofSeconds(5), () -> assertThat(EmailAddresses.isAddress(many)).isFalse());
    }
}
