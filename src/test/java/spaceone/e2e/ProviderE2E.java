package spaceone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Person;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;

/** Signing in with an account kept elsewhere. The provider is played: the page is tested here. */
@InBrowser
class ProviderE2E {

    private final Tenant acme = Installation.domain();
    private final AtomicReference<String> asked = new AtomicReference<>();
    private Person alice;

    @BeforeEach
    void createUser() {
        alice = Person.in(acme, "alice");
    }

    @Test
    void theProviderSendsTheUserBackSignedIn(Screen screen) {
        domainWith(screen, "oidc");
        provider(screen, "code=from-the-provider&state=");
        String tokens = alice.signIn(Installation.PASSWORD).body();
        AtomicReference<JsonObject> credentials = new AtomicReference<>();
        screen.browser()
                .route(
                        "**/token/issue",
                        route -> {
                            credentials.set(
                                    object(route.request().postData())
                                            .getJsonObject("credentials"));
                            route.fulfill(
                                    new Route.FulfillOptions()
                                            .setStatus(200)
                                            .setContentType("application/json")
                                            .setBody(tokens));
                        });
        SignInPage.of(screen, acme);
        screen.look("oidc");

        screen.press("Continue with Staff");

        screen.isAt("Hello, ");
        assertThat(screen.page().url()).doesNotContain("code", "state");
        JsonObject shown = credentials.get();
        assertThat(shown.getString("code")).isEqualTo("from-the-provider");
        assertThat(asked.get())
                .contains("response_type=code", "code_challenge_method=S256")
                .contains("code_challenge=" + challenge(shown.getString("code_verifier")))
                .contains("nonce=" + shown.getString("nonce"));
        assertThat(shown.getString("redirect_uri")).isEqualTo(Api.base() + "/");

        screen.press("Sign out").says("You are signed out.").look("signed-out");
        assertThat(screen.page().getByText("Sign out of Staff as well").getAttribute("href"))
                .startsWith(Api.base() + "/provider-out?client_id=identity");
    }

    @Proves({"7.6.2", "10.1.2", "10.2.1", "10.2.2"})
    @Test
    void whatNobodyAskedForIsNotTaken(Screen screen) {
        domainWith(screen, "oidc");
        provider(screen, "code=planted&state=x");
        SignInPage.of(screen, acme);

        screen.press("Continue with Staff");

        screen.says("The sign-in at your provider did not work out").look("refused");
    }

    @Test
    void aDirectoryTakesItsOwnPasswords(Screen screen) {
        domainWith(screen, "ldap");
        SignInPage page = SignInPage.of(screen, acme);
        screen.says("Sign in with the account of").look("ldap");

        page.gives(alice.id(), Installation.PASSWORD);
        screen.refuses("User ID or password is wrong");
        screen.page().getByLabel(acme.name()).check();
        page.gives(alice.id(), Installation.PASSWORD).in();
    }

    @Test
    void aFurtherProviderAndADirectoryStandBesideTheFirst(Screen screen) {
        screen.plays(
                "**/domain/get-auth-info",
                200,
                """
                {"domain_id": "%1$s", "name": "%2$s", "external_auth_state": "ENABLED", "config": {},
                 "metadata": {"authorization_endpoint": "%3$s/first", "identity_provider": "Staff"},
                 "directories": [
                   {"directory_id": "directory-1", "metadata": {"protocol": "ldap", "identity_provider": "Plant"}},
                   {"directory_id": "directory-2", "metadata": {"authorization_endpoint": "%3$s/provider",
                     "client_id": "identity", "identity_provider": "Partners",
                     "end_session_endpoint": "%3$s/provider-out"}}]}
                """
                        .formatted(acme.domainId(), acme.name(), Api.base()));
        provider(screen, "code=from-the-provider&state=");
        JsonObject[] shown = new JsonObject[1];
        String tokens = alice.signIn(Installation.PASSWORD).body();
        screen.browser()
                .route(
                        "**/token/issue",
                        route -> {
                            shown[0] = object(route.request().postData());
                            route.fulfill(
                                    new Route.FulfillOptions()
                                            .setStatus(200)
                                            .setContentType("application/json")
                                            .setBody(tokens));
                        });
        SignInPage.of(screen, acme);
        screen.says("Sign in with the account of").says("Plant").look("several");
        assertThat(screen.button("Continue with Staff").isVisible()).isTrue();

        screen.press("Continue with Partners");

        screen.isAt("Hello, ");
        assertThat(shown[0].getJsonObject("credentials").getString("directory_id"))
                .isEqualTo("directory-2");
        screen.press("Sign out");
        assertThat(screen.page().getByText("Sign out of Partners as well").getAttribute("href"))
                .startsWith(Api.base() + "/provider-out?client_id=identity");
    }

    private static JsonObject object(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void domainWith(Screen screen, String protocol) {
        String endpoint =
                protocol.equals("oidc")
                        ? "\"authorization_endpoint\": \"%1$s/provider\", \"end_session_endpoint\": \"%1$s/provider-out\","
                                .formatted(Api.base())
                        : "";
        screen.plays(
                "**/domain/get-auth-info",
                200,
                """
                {"domain_id": "%s", "name": "%s", "external_auth_state": "ENABLED", "config": {},
                 "metadata": {"protocol": "%s", %s "client_id": "identity", "identity_provider": "Staff"}}
                """
                        .formatted(acme.domainId(), acme.name(), protocol, endpoint));
    }

    /**
     * Sends everybody back at once, with this answer and, where it is open, the state asked for.
     */
    private void provider(Screen screen, String answer) {
        screen.browser()
                .route(
                        "**/provider?*",
                        route -> {
                            asked.set(route.request().url());
                            String state =
                                    answer.endsWith("=")
                                            ? asked.get().replaceAll(".*[?&]state=([^&]*).*", "$1")
                                            : "";
                            route.fulfill(
                                    new Route.FulfillOptions()
                                            .setStatus(302)
                                            .setHeaders(
                                                    Map.of(
                                                            "Location",
                                                            Api.base() + "/?" + answer + state)));
                        });
    }
}
