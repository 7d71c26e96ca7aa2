package spaceone.identity.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spaceone.testkit.Proves;

class RequestRecordTest {

    @Proves("16.4.1")
    @ParameterizedTest
    @CsvSource({
        "/identity/v2/user/get, v2/user/get",
        "/identity/user/get, v2/user/get",
        "/identity/v1/user/get, v1/user/get",
        "/identity/v2/user/get/eyJhbGciOiJSUzI1NiJ9, other",
        "/identity/v2/user/nothing, other",
        "/identity/, other",
        "/check, /check",
        "/check/metrics, /check/metrics",
        "/check/eyJhbGciOiJSUzI1NiJ9, other",
        "/, pages",
        "/js/app.js, pages",
        "/js/eyJhbGciOiJSUzI1NiJ9, pages",
        "/.env, other",
        "'', other",
    })
    void routeIsOfTheTableAndNothingTheClientWrote(String path, String route) {
        assertThat(RequestRecord.route(path)).isEqualTo(route);
    }
}
