package spaceone.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How addresses are shown to people. */
class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:1%lo, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8:0:0:1:0:0:0, 2001:db8:0:0:1::",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "::ffff:203.0.113.9, 203.0.113.9",
        "203.0.113.9, 203.0.113.9",
        "'', ''",
        "no:address, no:address"
    })
    void zerosAreLeftOutOnce(String kept, String shown) {
        assertThat(IpAddress.written(kept)).isEqualTo(shown);
    }
}
