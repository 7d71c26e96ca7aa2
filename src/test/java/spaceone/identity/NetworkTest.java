package spaceone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What limits per address count. */
class NetworkTest {

    @ParameterizedTest(name = "{0} counts as {1}")
    @CsvSource({
        "192.0.2.7,                 192.0.2.7",
        "2001:db8:1:2:3:4:5:6,      2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2::1,           2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:3::1,           2001:db8:1:3:0:0:0:0/64",
        "fe80::1%eth0,              fe80:0:0:0:0:0:0:0/64",
        "::ffff:192.0.2.7,          192.0.2.7",
        "unknown,                   unknown",
        "a:b:c:d,                   a:b:c:d"
    })
    void anIpv6AddressCountsByItsNetwork(String source, String network) {
        assertThat(Network.of(source)).isEqualTo(network);
    }

    @ParameterizedTest(name = "{0} is in {1}")
    @CsvSource({
        "192.0.2.7,           192.0.0.0/16",
        "192.0.77.7,          192.0.0.0/16",
        "192.1.2.7,           192.1.0.0/16",
        "::ffff:192.0.2.7,    192.0.0.0/16",
        "2001:db8:1:2::1,     2001:db8:0:0:0:0:0:0/32",
        "fe80::1%eth0,        fe80:0:0:0:0:0:0:0/32",
        "unknown,             unknown",
        "999.1.1.1,           999.1.1.1",
        "'',                  ''"
    })
    void aPlaceIsTheBeginningOfAnAddress(String source, String place) {
        assertThat(Network.place(source)).isEqualTo(place);
    }
}
