package spaceone.identity.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spaceone.testkit.Proves;

class RoutesTest {

    @Proves("5.2.1")
    @ParameterizedTest
    @CsvSource({
        "/identity/v2/token/issue, 65536",
        "/identity/token/issue, 65536",
        "/identity/v1/token/issue, 65536",
        "/identity/v2/token/issue-by-passkey, 65536",
        "/identity/v2/user/reset-password, 65536",
        "/identity/v2/user-import-job/add-chunk, 1048576",
        "/identity/v2/domain-setup/apply, 1048576",
        "/identity/v1/role-binding/list, 1048576",
        "/config/user-config/get, 1048576",
        "/identity/v2/nothing, 1048576",
        "/, 1048576",
    })
    void whoNeedsNoTokenSendsLess(String url, int bytes) {
        assertThat(Routes.all().largestBody(url)).isEqualTo(bytes);
    }
}
