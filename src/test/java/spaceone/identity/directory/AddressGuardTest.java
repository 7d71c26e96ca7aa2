package spaceone.identity.directory;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Proves;

class AddressGuardTest {

    private final AddressGuard guard = new AddressGuard(false);

    @Proves("1.3.6")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "203.0.113.5",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:db8::1",
                "localhost"
            })
    void addressesInsideAreRefused(String host) {
        assertThatThrownBy(() -> guard.resolve(host))
                .isInstanceOf(AddressGuard.RefusedAddress.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.32.0.1",
                "100.128.0.1",
                "192.0.3.1",
                "2606:4700::1111",
                "2001:4860:4860::8888"
            })
    void publicAddressesAreAllowed(String host) {
        assertThatCode(() -> guard.resolve(host)).doesNotThrowAnyException();
    }

    @Test
    void anOperatorMayAllowThemAll() {
        assertThatCode(() -> new AddressGuard(true).resolve("127.0.0.1"))
                .doesNotThrowAnyException();
    }

    /** As after DNS rebinding: the name was fine when it was checked. */
    @Proves("1.3.6")
    @Test
    void theConnectionItselfIsJudged() throws IOException {
        try (GuardedSocket socket = new GuardedSocket(guard, Duration.ofSeconds(5))) {
            InetAddress rebound =
                    InetAddress.getByAddress("login.example.org", new byte[] {127, 0, 0, 1});
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(rebound, 443), 1000))
                    .isInstanceOf(AddressGuard.RefusedAddress.class);
        }
    }
}
