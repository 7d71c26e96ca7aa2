package spaceone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Person;

/** The viewer of the API, as those see it who build on us. */
@InBrowser
class ViewerE2E {

    private Screen screen;

    @BeforeEach
    void open(Screen opened) {
        screen = opened.open("/identity/docs");
        assertThat(group()).isVisible();
    }

    /**
     * What runs in the viewer is not ours: it asks, and whoever is signed in sends, or does not.
     */
    @Test
    void whoIsSignedInTriesAMethodAndTheViewerNeverHasTheirToken() {
        Person alice = Person.in(Installation.domain(), "alice");
        Page page = SignInPage.signedIn(screen, alice).open("/try").page();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(alice.id());
        FrameLocator viewer = page.frameLocator("iframe");
        execute(viewer, "/identity/v2/user-profile/get");
        Locator question = page.getByRole(AriaRole.DIALOG);
        assertThat(question).containsText("user-profile/get");
        assertThat(Accessibility.violations(page)).isEmpty();

        page.getByText("Do not send").click();
        assertThat(question).isHidden();
        assertThat(viewer.getByText("Not sent").first()).isVisible();

        viewer.locator(".execute").click();
        page.getByText("Send", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(viewer.locator(".live-responses-table")).containsText(alice.id());
        Frame frame = page.frames().get(1);
        String token = (String) page.evaluate("sessionStorage.getItem('identity.session')");
        assertThat(frame.content()).doesNotContain("eyJ" + token.split("eyJ")[1].split("\"")[0]);
        assertThat(frame.evaluate("self.origin")).isEqualTo("null");
    }

    /** Whatever else can speak to the page is not heard, and asks for nothing but methods. */
    @Test
    void nothingButAMethodIsAskedForAndByNobodyElse() {
        Person alice = Person.in(Installation.domain(), "alice");
        Page page = SignInPage.signedIn(screen, alice).open("/try").page();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(alice.id());
        Frame frame = page.frames().get(1);
        String ask =
                """
                (to) => new Promise((done) => {
                  const { port1, port2 } = new MessageChannel();
                  port1.onmessage = ({ data }) => done(data.problem);
                  window[to].postMessage({ url: "%s", body: "{}" }, location.origin, [port2]);
                  setTimeout(() => done("no answer"), 600);
                })""";

        assertThat(
                        page.evaluate(
                                ask.formatted(Api.base() + "/identity/v2/user-profile/get"),
                                "self"))
                .isEqualTo("no answer");
        for (String url :
                List.of("/check", "/identity/v2/user-profile/../../../x", "/index.html")) {
            assertThat(frame.evaluate(ask.formatted(Api.base() + url), "parent"))
                    .as(url)
                    .isEqualTo("No method of this API.");
        }
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
    }

    @Test
    void whoIsNotSignedInIsToldWhereTo() {
        Page page = screen.open("/try").page();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Nobody is signed in");
        assertThat(Accessibility.violations(page)).isEmpty();
    }

    private static void execute(FrameLocator viewer, String method) {
        viewer.locator("[data-tag=UserProfile]").click();
        Locator block = viewer.locator(".opblock:has([data-path='" + method + "'])");
        block.locator(".opblock-summary-control").click();
        block.locator(".try-out__btn").click();
        block.locator(".execute").click();
    }

    private Locator group() {
        return screen.page().locator(".opblock-tag").first();
    }

    /** A group, a method in it, and the form to try it. */
    private void goIn() {
        group().click();
        screen.page().locator(".opblock-summary-control").first().click();
        screen.page().locator(".try-out__btn").first().click();
        assertThat(screen.page().locator(".execute").first()).isVisible();
    }

    @Test
    void nothingIsWrongForWhoReadsItInAnotherWay() {
        List<String> violations = new ArrayList<>(Accessibility.violations(screen.page()));
        goIn();
        violations.addAll(Accessibility.violations(screen.page()));
        assertThat(violations).isEmpty();
    }

    @Test
    void aPhoneHasRoomForIt() {
        screen.page().setViewportSize(320, 640);
        goIn();
        assertThat((Integer) screen.page().evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(320);
    }
}
