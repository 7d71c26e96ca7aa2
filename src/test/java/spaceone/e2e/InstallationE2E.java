package spaceone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
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
    void anOrganisationHasALookOfItsOwn(Screen screen) {
        SignInPage.administrator(screen, acme).go("desk/organization").isAt("Organisation");
        String light = "Colour on light pages";
        screen.type(light, "#ffd500").says("Contrast 1.26 to 1: too hard to read.");
        screen.press("Save the look").refuses(light, "This colour was not saved.").look("faint");

        screen.type(light, "#0b6e4f").says("Contrast 5.54 to 1: easy to read.");
        screen.type("Colour on dark pages", "#7fd8be");
        logo(screen, "logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8));
        screen.press("Save the look").refuses("Logo", "This picture cannot be used.");
        logo(screen, "logo.png", drawn());
        screen.look("tried").press("Save the look").says("Saved.").look("worn");
        smallAndDark(screen, "worn, small and dark");
        assertThat(screen.page().locator(".brand img.logo")).isVisible();

        screen.type("In English", "Questions?\nCall <b>1234</b>.").press("Save the texts");
        screen.says("Saved.").look("texts");

        screen.press("Sign out");
        new SignInPage(screen).here();
        assertThat(screen.page().locator("main .letter")).hasText("Questions? Call <b>1234</b>.");
        assertThat(screen.page().locator(".organization")).hasText(acme.name());
        screen.look("sign-in");
        smallAndDark(screen, "sign-in, small and dark");
        worn(screen, "rgb(11, 110, 79)", 2);
        screen.page().reload();
        new SignInPage(screen).here();
        worn(screen, "rgb(11, 110, 79)", 2);

        SignInPage.of(screen, Installation.domain());
        worn(screen, "rgb(61, 79, 209)", 0);
        screen.look("another's");

        SignInPage.administrator(screen, acme).go("desk/organization").isAt("Organisation");
        screen.press("Use the look of the service").answer("Use the look of the service");
        assertThat(screen.button("Use the look of the service")).isHidden();
        worn(screen, "rgb(61, 79, 209)", 0);
    }

    /** Of the form this says nothing: an offer to use a passkey comes when the browser can. */
    @Test
    void nothingMovesWhenItIsKnownWhoseSignInPageItIs(Screen screen) {
        screen.page().setViewportSize(320, 700);
        SignInPage.of(screen, acme);

        Object moved =
                screen.page()
                        .evaluate(
                                """
                                new Promise((done) => {
                                  const all = [];
                                  new PerformanceObserver((list) => all.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
                                  requestAnimationFrame(() => setTimeout(() => done(all
                                    .flatMap(({ sources }) => [...sources].map(({ node }) => node?.nodeType === 1 ? node : node?.parentElement))
                                    .filter((each) => each && !each.closest(".card *"))
                                    .map(({ localName, className }) => localName + "." + className))));
                                })
                                """);
        assertThat(moved).isEqualTo(List.of());
    }

    private static void smallAndDark(Screen screen, String state) {
        screen.page().getByLabel("Light or dark").click();
        screen.page().setViewportSize(320, 700);
        assertThat(screen.page().locator("main button.primary").first())
                .hasCSS("background-color", "rgb(127, 216, 190)");
        screen.look(state).page().setViewportSize(1200, 900);
        screen.page().getByLabel("Light or dark").click();
    }

    private static void logo(Screen screen, String name, byte[] content) {
        screen.field("Logo").setInputFiles(new FilePayload(name, "image/png", content));
    }

    private static byte[] drawn() {
        BufferedImage image = new BufferedImage(240, 80, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0x0b6e4f));
        pen.fillRect(0, 0, 240, 80);
        pen.setColor(Color.ORANGE);
        pen.fillOval(20, 10, 60, 60);
        pen.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** The colour of what is to be pressed, and how many pictures the organisation shows. */
    private static void worn(Screen screen, String accent, int logos) {
        assertThat(screen.page().locator("main button.primary").first())
                .hasCSS("background-color", accent);
        assertThat(screen.page().locator("img.logo")).hasCount(logos);
        screen.page()
                .waitForFunction(
                        "[...document.querySelectorAll('img.logo')].every(each => each.complete && each.naturalWidth === 240)");
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
        root(screen).go("desk/domains").isAt("Organisations").says("Serving").look("all");
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
    void whoRunsTheInstallationSeesHowLargeEachOrganisationIs(Screen screen) {
        acme.user("kim@acme.io");
        root(screen).go("desk/domains?q=" + acme.name()).isAt("Organisations");

        Locator row =
                screen.page().locator("tr", new Page.LocatorOptions().setHasText(acme.name()));
        assertThat(row.locator("[data-label=Users]")).hasText("2");
        assertThat(row.locator("[data-label=Administrators]")).hasText("1");
        assertThat(row.locator("[data-label=Workspaces]")).hasText("0");
    }

    @Test
    void theirOwnOrganisationStays(Screen screen) {
        root(screen).go("desk/domains/one/domain-root").isAt("root").look("root");
        assertThat(screen.page().getByText("It cannot be disabled or deleted")).isVisible();
        assertThat(screen.button("Delete")).isHidden();
    }
}
