package spaceone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The viewer of the API, as those see it who build on us. */
@InBrowser
class ViewerE2E {

    private Screen screen;

    @BeforeEach
    void open(Screen opened) {
        screen = opened.open("/identity/docs");
        assertThat(group()).isVisible();
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
