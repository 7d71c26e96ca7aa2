package spaceone.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a value stands in a record. */
class ToldTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "temporary_password",
                "secret",
                "sealed_secret",
                "private_jwk",
                "code_hash",
                "client_id",
                "refresh_key",
                "access_token"
            })
    void secretsAreToldByNameOnly(String column) {
        assertThat(Told.isSecret(column)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "email", "state", "required_actions", "mfa", "tags", "keyword"})
    void whatIsNoSecretIsTold(String column) {
        assertThat(Told.isSecret(column)).isFalse();
    }

    @Test
    void secretsInsideOfJsonAreLeftOut() {
        assertThat(
                        Told.value(
                                "{\"type\": \"OTP\", \"secret_id\": \"s\", \"in\": {\"token\": 1, \"x\": 2}}"))
                .hasToString("{\"type\":\"OTP\",\"in\":{\"x\":2}}");
    }

    @Test
    void longValuesAreToldInPart() {
        JsonString told = (JsonString) Told.value("{\"a\": \"" + "x".repeat(60_000) + "\"}");

        assertThat(told.getString()).hasSize(1001).endsWith("…");
    }
}
