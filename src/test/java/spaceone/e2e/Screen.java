package spaceone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import spaceone.testkit.Api;
import spaceone.testkit.Tenant;

/**
 * What a person sees and does, by the words on the page. It takes note of everything that must
 * never happen: errors of scripts, breaches of the Content-Security-Policy, words that are missing,
 * requests to somebody else.
 */
public final class Screen {

    private static final Path PICTURES = Path.of("target", "screenshots");

    private final BrowserContext browser;
    private final String name;
    private final List<String> mishaps = new ArrayList<>();
    private Page page;

    Screen(BrowserContext browser, String name) {
        this.browser = browser;
        this.name = name;
        browser.onRequest(
                request -> {
                    if (!request.url().startsWith(Api.base().toString())) {
                        mishaps.add("request to " + request.url());
                    }
                });
        browser.onWebError(error -> mishaps.add(error.error()));
        browser.onConsoleMessage(
                message -> {
                    String text = message.text();
                    if (text.contains("Security Policy") || text.contains("no word for")) {
                        mishaps.add(text);
                    }
                });
        page = browser.newPage();
    }

    static Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setLocale("en-US").setViewportSize(1200, 900);
    }

    public Page page() {
        return page;
    }

    BrowserContext browser() {
        return browser;
    }

    /** From now on this is about another tab of the same browser. */
    Screen newTab() {
        page = browser.newPage();
        return this;
    }

    public Screen open(String pathAndQuery) {
        page.navigate(Api.base() + pathAndQuery);
        return this;
    }

    public Screen open(Tenant tenant) {
        return open("/?domain=" + tenant.name());
    }

    /** Goes to an address within the pages: {@code desk/users}. */
    public Screen go(String place) {
        page.evaluate("place => location.hash = '#/' + place", place);
        return this;
    }

    public Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    public Screen type(String label, String text) {
        field(label).fill(text);
        return this;
    }

    public Screen choose(String label, String option) {
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label).setExact(true))
                .selectOption(new SelectOption().setLabel(option));
        return this;
    }

    public Locator button(String text) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    public Screen press(String text) {
        button(text).click();
        return this;
    }

    /** The button of the question that has been asked. */
    public Screen answer(String text) {
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(text).setExact(true))
                .click();
        return this;
    }

    public Screen follow(String text) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(text).setExact(true))
                .first()
                .click();
        return this;
    }

    public Screen isAt(String title) {
        assertThat(
                        page.getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setLevel(1).setName(title)))
                .isVisible();
        return this;
    }

    public Screen says(String text) {
        Locator shown = page.getByText(text).filter(new Locator.FilterOptions().setVisible(true));
        assertThat(shown.first()).isVisible();
        return this;
    }

    /** The refusal that is shown, which has the attention of the keyboard, too. */
    public Screen refuses(String text) {
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(text);
        return this;
    }

    /** The refusal that is shown at a field. */
    public Screen refuses(String label, String text) {
        assertThat(field(label)).hasAttribute("aria-invalid", "true");
        assertThat(field(label)).isFocused();
        return says(text);
    }

    /** Looks closely: everybody can use what is there now, and a picture of it is kept. */
    public Screen look(String state) {
        picture(state);
        Assertions.assertThat(Accessibility.violations(page)).as(state).isEmpty();
        return this;
    }

    private void picture(String state) {
        Path file = PICTURES.resolve(name + "." + state + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    void close(boolean failed) {
        if (failed) {
            picture("FAILED");
        }
        browser.close();
        if (!failed) {
            Assertions.assertThat(mishaps).as("mishaps").isEmpty();
        }
    }
}
