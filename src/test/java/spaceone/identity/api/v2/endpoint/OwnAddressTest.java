package spaceone.identity.api.v2.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spaceone.testkit.Proves;

/** What endpoint/list says about this service. */
class OwnAddressTest {

    @Proves("3.7.2")
    @ParameterizedTest(name = "{0} on {1}, configured {2}: {3}")
    @CsvSource({
        "http://localhost:9090/identity,  10.0.0.7, http://localhost:8080/,         http://localhost:9090/",
        "https://10.0.0.7/identity,       10.0.0.7, http://localhost:8080/,         https://10.0.0.7/",
        "http://[::1]:8080/identity,      ::1,      http://localhost:8080/,         http://[::1]:8080/",
        "http://evil.example/identity,    10.0.0.7, http://localhost:8080/,         http://localhost:8080/",
        "http://6.6.6.6/identity,         10.0.0.7, https://id.acme.io/console/,    https://id.acme.io/",
        "http://evil_host/identity,       10.0.0.7, https://id.acme.io/console/,    https://id.acme.io/",
        "https://acme.id.io/identity,     10.0.0.7, https://{domain_name}.id.io/,   https://acme.id.io/",
        "https://id.io.evil.com/identity, 10.0.0.7, https://{domain_name}.id.io/,   /",
        "https://evil.com/.id.io/,        10.0.0.7, https://{domain_name}.id.io/,   /"
    })
    void theHostCountsOnlyWhereItIsOurs(URI asked, String local, String console, String told) {
        assertThat(OwnAddress.of(asked, local, console)).isEqualTo(told);
    }
}
