package spaceone.identity.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import spaceone.testkit.AnyText;

/** Whatever a proxy, or somebody before it, says of where a request comes from. */
public class AnyForwardedTest {

    private static final String PROXY = "10.1.2.3";

    @Property(tries = 5000)
    void anyHeaderTellsAnAddress(@ForAll("headers") String line) {
        header(line);
    }

    @Example
    void whatIsKnownTellsAnAddress() {
        AnyText.known("forwarded").forEach(AnyForwardedTest::header);
    }

    public static void header(String line) {
        for (String name : List.of("Forwarded", "X-Forwarded-For")) {
            TrustedProxies proxies = new TrustedProxies();
            proxies.addresses = Optional.of("10.0.0.0/8");
            proxies.header = name;
            proxies.read();

            assertThat(proxies.client(PROXY, List.of(line))).matches("[0-9a-f:.]{2,39}");
            // who is not trusted is not asked
            assertThat(proxies.client("203.0.113.9", List.of(line))).isEqualTo("203.0.113.9");
        }
    }

    @Provide
    Arbitrary<String> headers() {
        return AnyText.like("forwarded");
    }
}
