package spaceone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Installation;
import spaceone.testkit.Tenant;

/**
 * What a browser that has nothing yet fetches until a page is there, and when it shows the first of
 * it: printed. Bounded is what does not depend on the machine.
 */
@InBrowser
class FirstPaintE2E {

    private static final int MOST_BYTES = 130 * 1024;
    private static final int MOST_BYTES_OF_SIGN_IN = 60 * 1024;

    private static final String ENTRIES =
            """
            () => {
              const fetched = ["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind));
              return {
                paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
                bytes: fetched.reduce((sum, { transferSize }) => sum + transferSize, 0),
                requests: fetched.length,
              };
            }
            """;

    private final Tenant acme = Installation.domain();

    /** As the browser measured it: milliseconds, bytes with headers. */
    private record Figures(double paint, int bytes, int requests) {}

    @Test
    void littleIsFetchedBeforeAPageIsThere(Screen screen) {
        screen.open(acme).says("Password");
        Figures signIn = measured(screen, "sign-in", "Password");
        SignInPage.administrator(screen, acme).go("account").isAt("Hello, ");
        Figures account = measured(screen, "account", "Security");
        screen.go("desk").isAt("Overview");
        Figures desk = measured(screen, "desk", "last 7 days");

        assertThat(signIn.bytes()).isLessThan(MOST_BYTES_OF_SIGN_IN);
        assertThat(List.of(account, desk))
                .allSatisfy(page -> assertThat(page.bytes()).isLessThan(MOST_BYTES));
    }

    /** Loads the page anew, from the server alone, until it says something. */
    private static Figures measured(Screen screen, String name, String text) {
        CDPSession network = screen.browser().newCDPSession(screen.page());
        JsonObject off = new JsonObject();
        off.addProperty("cacheDisabled", true);
        network.send("Network.enable");
        network.send("Network.setCacheDisabled", off);
        screen.page().reload();
        screen.says(text);
        Map<?, ?> entries = (Map<?, ?>) screen.page().evaluate(ENTRIES);
        network.detach();
        Figures figures =
                new Figures(
                        number(entries, "paint").doubleValue(),
                        number(entries, "bytes").intValue(),
                        number(entries, "requests").intValue());
        System.out.printf(
                "%-8s first paint %5.0f ms, %4.0f KiB, %2d requests%n",
                name, figures.paint(), figures.bytes() / 1024.0, figures.requests());
        return figures;
    }

    private static Number number(Map<?, ?> entries, String name) {
        return (Number) entries.get(name);
    }
}
