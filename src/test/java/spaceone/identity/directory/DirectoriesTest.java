package spaceone.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.testkit.Employee;
import spaceone.testkit.OpenIdProvider;

class DirectoriesTest {

    private final Directories open = new Directories(true, Clock.systemUTC());
    private final Directories strict = new Directories(false, Clock.systemUTC());

    @ParameterizedTest
    @ValueSource(strings = {"oidc", "OIDC", "openid_connect", "keycloak", "KEYCLOAK_OIDC"})
    void theProtocolChoosesTheProvider(String protocol) {
        try (OpenIdProvider provider =
                OpenIdProvider.start("/realms/x").knows(Employee.named("kim", "Kim"))) {
            DirectorySettings settings =
                    settings(oidc(provider.issuer()).add("protocol", protocol));
            assertThat(open.init(settings).getString("realm")).isEqualTo("x");
            JsonObject credentials =
                    Json.createObjectBuilder()
                            .add("access_token", provider.press().token("kim"))
                            .build();
            assertThat(open.authorize(settings, credentials)).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"saml", "", "http"})
    void otherProtocolsAreRefusedByName(String protocol) {
        assertThatThrownBy(
                        () ->
                                open.init(
                                        settings(
                                                oidc("https://a.example")
                                                        .add("protocol", protocol))))
                .isInstanceOfSatisfying(
                        IdentityException.class,
                        e -> assertThat(e.error()).isEqualTo(CommonError.INVALID_PARAMETER));
    }

    @Test
    void aDirectoryThatIsDownIsUnavailable() {
        OpenIdProvider provider = OpenIdProvider.start("");
        provider.close();
        DirectorySettings settings = settings(oidc(provider.issuer()));
        assertUnavailable(() -> open.init(settings));
        assertUnavailable(() -> open.find(settings, DirectorySearch.keyword("x")));
        JsonObject credentials = Json.createObjectBuilder().add("access_token", "x").build();
        assertUnavailable(() -> open.authorize(settings, credentials));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://accounts.example.org",
                "https://127.0.0.1/realms/x",
                "https://localhost:8443",
                "https://169.254.169.254/latest",
                "https://[::1]/",
                "https://0x7f.1/",
                "https://2130706433/"
            })
    void internalAddressesAreRefusedWhenTheyAreSet(String issuer) {
        assertThatThrownBy(() -> strict.init(settings(oidc(issuer))))
                .isInstanceOfSatisfying(
                        IdentityException.class,
                        e ->
                                assertThat(e.error())
                                        .isIn(
                                                CommonError.INVALID_PARAMETER,
                                                DirectoryError.AUTHENTICATION_FAILURE_PLUGIN));
    }

    @Test
    void anInternalLdapServerIsRefusedWhenItIsSet() {
        JsonObjectBuilder options =
                Json.createObjectBuilder()
                        .add("protocol", "ldap")
                        .add("url", "ldaps://10.0.0.7")
                        .add("base_dn", "dc=x");
        assertThatThrownBy(() -> strict.init(settings(options)))
                .isInstanceOf(IdentityException.class)
                .hasMessageContaining("plugin_info.options");
    }

    @Test
    void settingsNeverPrintTheirSecrets() {
        DirectorySettings settings =
                new DirectorySettings(
                        "domain",
                        oidc("https://a.example").build(),
                        Json.createObjectBuilder().add("client_secret", "sesame").build());
        assertThat(settings.toString()).doesNotContain("sesame");
    }

    private static void assertUnavailable(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        IdentityException.class,
                        e ->
                                assertThat(e.error())
                                        .isEqualTo(DirectoryError.AUTHENTICATION_FAILURE_PLUGIN));
    }

    private static JsonObjectBuilder oidc(String issuer) {
        return Json.createObjectBuilder()
                .add("protocol", "oidc")
                .add("issuer", issuer)
                .add("client_id", OpenIdProvider.CLIENT);
    }

    private static DirectorySettings settings(JsonObjectBuilder options) {
        return new DirectorySettings("domain", options.build(), JsonValue.EMPTY_JSON_OBJECT);
    }
}
