package spaceone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Person;
import spaceone.testkit.Tenant;

/** Signing in with an account kept elsewhere. The provider is played: the page is tested here. */
@InBrowser
class ProviderE2E {

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeEach
    void createUser() {
        alice = Person.in(acme, "alice");
    }

    @Test
    void theProviderSendsTheUserBackSignedIn(Screen screen) {
        domainWith(screen, "oidc");
        provider(screen, "access_token=from-the-provider&state=");
        screen.plays("**/token/issue", 200, alice.signIn(Installation.PASSWORD).body());
        SignInPage.of(screen, acme);
        screen.look("oidc");

        screen.press("Continue with Staff");

        screen.isAt("Hello, ");
        assertThat(screen.page().url()).doesNotContain("token");
    }

    @Test
    void whatNobodyAskedForIsNotTaken(Screen screen) {
        domainWith(screen, "oidc");
        provider(screen, "access_token=planted&state=x");
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

    private void domainWith(Screen screen, String protocol) {
        String endpoint =
                protocol.equals("oidc")
                        ? "\"authorization_endpoint\": \"" + Api.base() + "/provider\","
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
    private static void provider(Screen screen, String answer) {
        screen.browser()
                .route(
                        "**/provider?*",
                        route -> {
                            String state =
                                    answer.endsWith("=")
                                            ? route.request().url().replaceAll(".*state=", "")
                                            : "";
                            route.fulfill(
                                    new Route.FulfillOptions()
                                            .setStatus(302)
                                            .setHeaders(
                                                    Map.of(
                                                            "Location",
                                                            Api.base() + "/#" + answer + state)));
                        });
    }
}
