package spaceone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import spaceone.testkit.App;
import spaceone.testkit.Installation;
import spaceone.testkit.Person;
import spaceone.testkit.Tenant;

/** The main jobs without a mouse: only tab, blank, enter, arrows and letters. */
@InBrowser
class KeyboardE2E {

    private static final int MOST_TABS = 60;

    private final Tenant acme = Installation.domain();

    @Test
    void signingInAndSettingUpAnApp(Screen screen) {
        Person alice = Person.in(acme, "alice");
        Page page = screen.page();
        signIn(screen, alice.id());

        tabTo(page, "Ways to sign in");
        page.keyboard().press("Enter");
        screen.isAt("Ways to sign in");
        tabTo(page, "Set it up");
        page.keyboard().press("Enter");
        tabTo(page, "Current password");
        page.keyboard().type(Installation.PASSWORD);
        tabTo(page, "Continue");
        page.keyboard().press("Enter");
        // The focus goes to the field by itself.
        screen.says("Scan this picture");
        App app = SecondFactorE2E.app(screen);
        page.keyboard().type(app.code());
        page.keyboard().press("Enter");
        screen.says("Your codes come from an authenticator app");

        tabTo(page, "Turn off the second factor");
        page.keyboard().press("Enter");
        page.keyboard().press("Escape");
        assertThat(focused(page)).isEqualTo("Turn off the second factor");
    }

    @Test
    void creatingAUser(Screen screen) {
        Page page = screen.page();
        signIn(screen, acme.admin());
        tabTo(page, "Administration");
        page.keyboard().press("Enter");
        screen.says("Users by state");
        tabTo(page, "Users");
        page.keyboard().press("Enter");
        screen.isAt("Users");
        tabTo(page, "New user");
        page.keyboard().press("Enter");
        screen.isAt("New user");

        tabTo(page, "User ID");
        page.keyboard().type("kim@acme.io");
        tabTo(page, "By an invitation");
        page.keyboard().press("ArrowDown");
        tabTo(page, "First password");
        page.keyboard().type(Installation.PASSWORD);
        page.keyboard().press("Enter");

        screen.isAt("kim@acme.io");
        acme.signIn("kim@acme.io", Installation.PASSWORD).is(200);
    }

    @Test
    void skippingToTheContent(Screen screen) {
        Person alice = Person.in(acme, "alice");
        signIn(screen, alice.id());
        screen.go("account/profile").isAt("Profile");
        screen.page().reload();
        screen.isAt("Profile");

        tabTo(screen.page(), "Skip to the content");
        screen.page().keyboard().press("Enter");
        screen.page().keyboard().press("Tab");

        assertThat(focused(screen.page())).startsWith("Name");
    }

    private void signIn(Screen screen, String userId) {
        SignInPage.of(screen, acme);
        Page page = screen.page();
        // The first field has the focus already.
        assertThat(focused(page)).isEqualTo("User ID");
        page.keyboard().type(userId);
        tabTo(page, "Password");
        page.keyboard().type(Installation.PASSWORD);
        page.keyboard().press("Enter");
        screen.isAt("Hello, ");
    }

    private static void tabTo(Page page, String name) {
        for (int i = 0; i < MOST_TABS && !focused(page).startsWith(name); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(focused(page)).startsWith(name);
    }

    /** What the element with the focus is called. */
    private static String focused(Page page) {
        return (String)
                page.evaluate(
                        """
                        () => {
                          const at = document.activeElement;
                          if (at === document.body) {
                            return "";
                          }
                          const label = at.labels?.[0]?.innerText ?? at.getAttribute("aria-label") ?? at.innerText ?? "";
                          return label.replace(/\\s+/g, " ").trim();
                        }
                        """);
    }
}
