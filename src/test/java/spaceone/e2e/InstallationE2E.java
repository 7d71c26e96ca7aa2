package spaceone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import spaceone.testkit.Installation;
import spaceone.testkit.Tenant;

/** What those see who run the installation, and how an organisation shows itself. */
@InBrowser
class InstallationE2E {

    private final Tenant acme = Installation.domain();

    private static Screen root(Screen screen) {
        screen.open("/?domain=root");
        return new SignInPage(screen).here().gives(Installation.root(), Installation.PASSWORD).in();
    }

    @Test
    void anAdministratorNamesTheOrganisation(Screen screen) {
        SignInPage.administrator(screen, acme).go("desk/organization").isAt("Organisation");
        screen.page().getByLabel("Length alone").check();
        screen.type("Name on pages and in mails", "Acme Works")
                .type("Time zone", "Asia/Seoul")
                .press("Save")
                .says("Saved.")
                .look("named");

        assertThat(screen.page().locator(".brand")).hasText("Acme Works");
        assertThat(acme.asAdmin("organization/get", "{}").body())
                .contains("\"display_name\":\"Acme Works\"", "\"timezone\":\"Asia/Seoul\"")
                .contains("\"password_rules\":\"LENGTH\"");

        screen.type("Time zone", "Mars/Olympus").press("Save");
        screen.refuses("Time zone", "tz database").look("refused");
    }

    @Test
    void anAdministratorDemandsASecondFactorFromADayOn(Screen screen) {
        String ann = acme.user("ann");
        SignInPage.administrator(screen, acme).go("desk/organization").isAt("Organisation");
        screen.choose("Who needs one", "Everybody");
        screen.says("2 of 2 people have nothing yet that counts.");
        screen.page().getByText("The first of them").click();
        assertThat(screen.page().getByText(ann)).isVisible();
        screen.field("E-mail").uncheck();
        screen.type("From", "2031-05-01").type("Days that a device may be trusted", "7");
        screen.look("asked").press("Save the rules").says("Saved.");

        String set = acme.asAdmin("factor-policy/get", "{}").body();
        assertThat(set)
                .contains("\"required_for\":\"EVERYBODY\"", "\"kinds\":[\"OTP\",\"PASSKEY\"]")
                .contains("\"enforced_from\":\"2031-05-01T00:00:00.000Z\"", "\"trust_days\":7");

        screen.choose("Who needs one", "People with certain roles").press("Save the rules");
        screen.says("Choose at least one role.");
        screen.choose("Who needs one", "Nobody has to");
        screen.page().waitForResponse("**/factor-policy/set", () -> screen.press("Save the rules"));
        assertThat(acme.asAdmin("factor-policy/get", "{}").body())
                .contains("\"required_for\":\"NOBODY\"", "\"trust_days\":7");
    }

    @Test
    void thoseWhoRunTheInstallationMakeAndEndOrganisations(Screen screen) {
        String name = "built-" + acme.name();
        root(screen).go("desk/domains").isAt("Organisations").look("all");
        screen.page().getByText("New organisation").click();
        screen.type("Name of the organisation", name).type("User ID", "amy@built.io");
        screen.type("Name", "Amy");
        screen.page().getByLabel("With a first password").check();
        screen.type("First password", Installation.PASSWORD).look("new");
        screen.press("Create the organisation").isAt(name);
        screen.type("Name on pages and in mails", "Built Ltd").press("Save").says("Saved.");
        screen.look("one").press("Make new keys").says("New keys sign from now on.");

        screen.press("Disable").answer("Disable").says("Disabled");
        screen.press("Enable").answer("Enable").says("Enabled");
        screen.press("Delete").type("To confirm, type " + name, name).answer("Delete");
        screen.isAt("Organisations");
        screen.type("Search", name).says("Nothing found");
    }

    @Test
    void theirOwnOrganisationStays(Screen screen) {
        root(screen).go("desk/domains/one/domain-root").isAt("root").look("root");
        assertThat(screen.page().getByText("It cannot be disabled or deleted")).isVisible();
        assertThat(screen.button("Delete")).isHidden();
    }
}
