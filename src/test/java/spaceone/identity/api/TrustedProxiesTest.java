package spaceone.identity.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Proves;

class TrustedProxiesTest {

    private final TrustedProxies proxies = proxies("X-Forwarded-For", "10.0.0.0/8", "2001:db8::7");
    private final TrustedProxies modern = proxies("Forwarded", "10.0.0.0/8", "2001:db8::7");

    @Test
    void withoutTrustedProxiesNobodyIsBelieved() {
        TrustedProxies none = proxies("X-Forwarded-For");

        assertThat(none.client("127.0.0.1", List.of("203.0.113.9"))).isEqualTo("127.0.0.1");
    }

    @Proves({"4.1.3", "15.3.4"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.1.2.3    | 203.0.113.9                            | 203.0.113.9",
                "10.1.2.3    | 203.0.113.9:4711                       | 203.0.113.9",
                "10.1.2.3    | 2001:db8::1                            | 2001:db8:0:0:0:0:0:1",
                "10.1.2.3    | [2001:db8::1]:443                      | 2001:db8:0:0:0:0:0:1",
                "2001:db8::7 | 203.0.113.9                            | 203.0.113.9",
                "10.1.2.3    | ::ffff:203.0.113.9                     | 203.0.113.9",
                // through two proxies of ours
                "10.1.2.3    | 203.0.113.9, 10.9.9.9                  | 203.0.113.9",
                // nobody but ours
                "10.1.2.3    | 10.9.9.8, 10.9.9.9                     | 10.9.9.8",
                "10.1.2.3    |                                        | 10.1.2.3",
            })
    void knownProxySaysWhoTheClientIs(String nearest, String header, String client) {
        assertThat(proxies.client(nearest, lines(header))).isEqualTo(client);
    }

    @Proves({"4.1.3", "15.3.4"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // straight to us, past the proxy
                "203.0.113.9 | 198.51.100.1                           | 203.0.113.9",
                "127.0.0.1   | 10.1.2.3                               | 127.0.0.1",
                // the client wrote the first ones, the proxy added the last
                "10.1.2.3    | 198.51.100.1, 203.0.113.9              | 203.0.113.9",
                "10.1.2.3    | 10.0.0.1, 203.0.113.9                  | 203.0.113.9",
                "10.1.2.3    | 198.51.100.1, 203.0.113.9, 10.9.9.9    | 203.0.113.9",
                // what is no address ends the search at who wrote it
                "10.1.2.3    | 203.0.113.9, unknown                   | 10.1.2.3",
                "10.1.2.3    | 203.0.113.9, localhost, 10.9.9.9       | 10.9.9.9",
                "10.1.2.3    | 203.0.113.999                          | 10.1.2.3",
                "10.1.2.3    | 203.0.113                              | 10.1.2.3",
                "10.1.2.3    | ' , , '                                | 10.1.2.3",
                "10.1.2.3    | 1.2.3.4' or 1=1                        | 10.1.2.3",
                "10.1.2.3    | example.com                            | 10.1.2.3",
                // written for the other header
                "10.1.2.3    | for=203.0.113.9                        | 10.1.2.3",
            })
    void strangerIsNotBelieved(String nearest, String header, String client) {
        assertThat(proxies.client(nearest, lines(header))).isEqualTo(client);
    }

    @Test
    void severalLinesAreOneList() {
        assertThat(proxies.client("10.1.2.3", List.of("198.51.100.1", "203.0.113.9, 10.4.4.4")))
                .isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "for=203.0.113.9;proto=https;by=10.1.1.1              | 203.0.113.9",
                "proto=https; For=\"[2001:db8::1]:4711\"              | 2001:db8:0:0:0:0:0:1",
                "for=198.51.100.1, for=203.0.113.9;by=10.1.1.1        | 203.0.113.9",
                "for=203.0.113.9, for=10.5.5.5                        | 203.0.113.9",
                "for=\"203.0.113.9:80\"                               | 203.0.113.9",
                "for=unknown                                          | 10.1.2.3",
                "for=_hidden                                          | 10.1.2.3",
                "by=203.0.113.9                                       | 10.1.2.3",
                "notfor=203.0.113.9                                   | 10.1.2.3",
                "203.0.113.9                                          | 10.1.2.3",
            })
    void standardHeaderIsReadWhereItIsTheConfiguredOne(String header, String client) {
        assertThat(modern.client("10.1.2.3", List.of(header.strip()))).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy.example.com", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/8/8", ",", "/8"})
    void whatIsNoRangeRefusesTheStart(String range) {
        assertThatThrownBy(() -> proxies("X-Forwarded-For", range))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IDENTITY_PROXY_TRUSTED");
    }

    private static List<String> lines(String header) {
        return header == null ? List.of() : Arrays.asList(header);
    }

    private static TrustedProxies proxies(String header, String... trusted) {
        TrustedProxies proxies = new TrustedProxies();
        proxies.addresses = Optional.of(String.join(", ", trusted));
        proxies.header = header;
        proxies.read();
        return proxies;
    }
}
