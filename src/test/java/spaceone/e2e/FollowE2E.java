package spaceone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Installation;
import spaceone.testkit.Tenant;

/** Records that come to the page of records while somebody looks at it. */
@InBrowser
class FollowE2E {

    private static final String ASKED = "**/audit-record/list";
    private static final int LONG = 300_000;

    private static final String HIDDEN =
            """
            hidden => {
              Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
              document.dispatchEvent(new Event("visibilitychange"));
            }
            """;

    private final Tenant acme = Installation.domain();

    /** Whoever acts has signed in already, which is on record. */
    @BeforeEach
    void administratorIsIn() {
        create("first");
    }

    @Test
    void newRecordsComeToTheTop(Screen screen) {
        screen.page()
                .emulateMedia(
                        new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        follow(screen);
        screen.says("New records appear at the top.").look("following");
        create("new0");

        screen.says("New since you follow: 1").look("arrived");
        assertThat(screen.button("Follow")).hasAttribute("aria-pressed", "true");
        Locator first = screen.page().locator("tbody tr").first();
        assertThat(first).containsText("new0");
        assertThat(first).hasClass("new");
        assertThat(first.evaluate("row => getComputedStyle(row).animationName")).isEqualTo("none");
        screen.press("Follow");
        assertThat(screen.page().locator("tr.new")).hasCount(0);
    }

    @Test
    void whoReadsFurtherDownIsLeftInPeace(Screen screen) {
        for (int i = 0; i < 24; i++) {
            create("old" + i);
        }
        follow(screen);
        Locator row = screen.page().locator("tbody tr", containing("old9"));
        row.locator("summary").click();
        screen.page().evaluate("scrollTo(0, 600)");
        double before = row.boundingBox().y;
        create("new0");
        assertThat(screen.page().locator("tr.new")).hasCount(1);
        create("new1");
        assertThat(screen.page().locator("tr.new")).hasCount(2);

        assertThat(row.locator("summary")).isFocused();
        assertThat(row.locator("details")).hasAttribute("open", "");
        assertThat(row.boundingBox().y).isCloseTo(before, within(1.0));

        // Not every browser keeps the place by itself.
        screen.page().evaluate("document.documentElement.style.overflowAnchor = 'none'");
        screen.page().evaluate("document.activeElement.blur()");
        create("new2");
        assertThat(screen.page().locator("tr.new")).hasCount(3);
        assertThat(row.boundingBox().y).isCloseTo(before, within(1.0));
    }

    @Test
    void onlyWhatIsAskedForComes(Screen screen) {
        SignInPage.administrator(screen, acme).go("desk/audit").isAt("Audit trail");
        screen.choose("What", "Account deleted").says("Nothing found").press("Follow");
        create("new0");
        acme.asAdmin("user/delete", "{\"user_id\": \"new0\"}").is(200);

        screen.says("New since you follow: 1").says("1 to 1 of 1");
    }

    @Test
    void nobodyIsAskedWhileThePageIsHiddenOrLeft(Screen screen) {
        screen.page().clock().install();
        follow(screen);
        AtomicInteger asked = new AtomicInteger();
        screen.page()
                .onRequest(
                        request -> {
                            if (request.url().contains("audit-record/list")) {
                                asked.incrementAndGet();
                            }
                        });
        screen.page().evaluate(HIDDEN, true);
        asked.set(0);
        create("new0");
        screen.page().clock().fastForward(LONG);
        screen.page().evaluate("fetch('icon.svg').then(() => {})");
        assertThat(asked).hasValue(0);

        screen.page().evaluate(HIDDEN, false);
        screen.says("New since you follow: 1");

        screen.go("desk/roles").isAt("Roles");
        asked.set(0);
        screen.page().clock().fastForward(LONG);
        screen.page().evaluate("fetch('icon.svg').then(() => {})");
        assertThat(asked).hasValue(0);
    }

    @Test
    void whatFailsIsTriedAgain(Screen screen) {
        follow(screen);
        screen.plays(ASKED, 429, "{\"detail\": {\"code\": \"ERROR_TOO_MANY\"}}");
        screen.says("No answer at the moment. It is tried again.").look("away");
        create("new0");
        screen.browser().unroute(ASKED);
        screen.says("New since you follow: 1");

        screen.plays(ASKED, 403, "{\"detail\": {\"code\": \"ERROR_PERMISSION_DENIED\"}}");
        assertThat(screen.button("Follow")).hasAttribute("aria-pressed", "false");
        assertThat(screen.page().locator("tbody tr").first()).containsText("new0");
    }

    @Test
    void anOlderPageIsNotFollowed(Screen screen) {
        for (int i = 0; i < 26; i++) {
            create("old" + i);
        }
        follow(screen);
        screen.press("Next");
        assertThat(screen.button("Follow")).hasAttribute("aria-pressed", "false");
        screen.press("Follow").says("1 to 25 of");
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private void follow(Screen screen) {
        SignInPage.administrator(screen, acme).go("desk/audit").isAt("Audit trail").says("1 to ");
        screen.press("Follow");
    }

    private void create(String name) {
        acme.asAdmin("user/create", "{\"user_id\": \"" + name + "\", \"auth_type\": \"EXTERNAL\"}")
                .is(200);
    }
}
