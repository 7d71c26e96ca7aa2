package spaceone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByTextOptions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Installation;
import spaceone.testkit.Person;
import spaceone.testkit.Tenant;

/** Views of lists that somebody saved, in the browser where they did. */
@InBrowser
class ViewsE2E {

    private static final String SPOILED =
            """
            text => Object.keys(localStorage).filter(key => /views|columns/.test(key)).forEach(key => localStorage.setItem(key, text))
            """;

    private final Tenant acme = Installation.domain();

    @Test
    void aViewIsSavedTakenRenamedAndDeleted(Screen screen) {
        leaver();
        SignInPage.administrator(screen, acme).go("desk/users?state=DISABLED&sort=-name");
        screen.says("1 to 1 of 1");
        menu(screen, "Columns").page().getByLabel("E-mail").check();
        save(screen, "Leavers").says("Saved: Leavers").says("Leavers");

        menu(screen.go("desk/users").says("1 to 2 of 2"), "Columns");
        screen.page().getByLabel("E-mail").uncheck();
        menu(screen, "Views").look("views").follow("Leavers").says("1 to 1 of 1");
        assertThat(screen.page().locator("#filter-state")).hasValue("DISABLED");
        assertThat(screen.page().url()).endsWith("#/desk/users?state=DISABLED&sort=-name");
        assertThat(screen.page().locator("thead")).containsText("E-mail");
        assertThat(screen.page().locator("id-views summary")).isFocused();

        screen.page().setViewportSize(320, 700);
        screen.press("Filters");
        menu(screen, "Leavers").look("phone");
        assertThat(screen.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        screen.page().setViewportSize(1200, 900);
        screen.press("Rename: Leavers");
        screen.type("New name of Leavers", "Gone").press("Rename").says("Saved: Gone");
        screen.page().reload();
        menu(screen.says("1 to 1 of 1"), "Gone").press("Delete: Gone").answer("Delete");
        screen.says("Deleted: Gone");
        menu(screen, "Views");
        assertThat(screen.page().getByText("Gone")).hasCount(0);
    }

    @Test
    void aNameStandsForOneView(Screen screen) {
        leaver();
        SignInPage.administrator(screen, acme).go("desk/users?state=DISABLED").says("1 to 1 of 1");
        save(screen, "Mine").says("Saved: Mine").go("desk/users").says("1 to 2 of 2");
        save(screen, "Mine").answer("Cancel");
        menu(screen, "Views").follow("Mine").says("1 to 1 of 1").go("desk/users");
        save(screen.says("1 to 2 of 2"), "Mine").answer("Replace the view");
        screen.go("desk/users?state=DISABLED").says("1 to 1 of 1");
        menu(screen, "Views").follow("Mine").says("1 to 2 of 2");
    }

    @Test
    void whatIsBrokenOrTooMuchBreaksNothing(Screen screen) {
        SignInPage.administrator(screen, acme).go("desk/users").says("1 to 1 of 1");
        save(screen, "First").says("Saved: First");
        menu(screen, "Columns").page().getByLabel("E-mail").check();
        for (String text : new String[] {"{broken", "{}", "[null, 1, {\"name\": 2}]", "7"}) {
            screen.page().evaluate(SPOILED, text);
            screen.page().reload();
            screen.says("1 to 1 of 1");
        }
        save(screen, "Second").says("Saved: Second");

        screen.page()
                .evaluate(
                        SPOILED,
                        IntStream.range(0, 40)
                                .mapToObj(
                                        """
                                        {"name": "Old %d", "query": "sort=gone&x.has=1", "unseen": ["gone"]}
                                        """
                                                ::formatted)
                                .collect(Collectors.joining(",", "[", "]")));
        screen.page().reload();
        screen.says("1 to 1 of 1");
        menu(screen, "Views").says("There are 30 views. Delete one first.").look("full");
        assertThat(screen.button("Save this view")).isDisabled();

        screen.page()
                .evaluate(
                        "() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }");
        screen.press("Rename: Old 7").type("New name of Old 7", "New").press("Rename");
        screen.says("This browser cannot keep this view.");
    }

    @Test
    void viewsAreOfWhoSavedThem(Screen screen) {
        Person bob = Person.in(acme, "bob");
        acme.asAdmin(
                        "role-binding/create",
                        bob.named(
                                ", \"role_id\": \"managed-domain-admin\", \"resource_group\": \"DOMAIN\""))
                .is(200);
        SignInPage.administrator(screen, acme).go("desk/users").says("1 to 2 of 2");
        save(screen, "Mine").says("Saved: Mine").press("Sign out");

        SignInPage.signedIn(screen, bob).go("desk/users").says("1 to 2 of 2");
        menu(screen, "Views").says("This browser keeps it");
        assertThat(screen.page().getByText("Mine", exactly())).hasCount(0);
    }

    private void leaver() {
        acme.asAdmin("user/disable", Person.in(acme, "bob").named("")).is(200);
    }

    private static Screen save(Screen screen, String name) {
        return menu(screen, "Views").type("Name of this view", name).press("Save this view");
    }

    private static Screen menu(Screen screen, String name) {
        screen.page().locator("summary", new Page.LocatorOptions().setHasText(name)).click();
        return screen;
    }

    private static GetByTextOptions exactly() {
        return new GetByTextOptions().setExact(true);
    }
}
