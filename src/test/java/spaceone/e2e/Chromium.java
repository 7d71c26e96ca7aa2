package spaceone.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import spaceone.testkit.Debian;

/**
 * The browser of all tests, started when first needed. It is Debian's Chromium, which is installed
 * where that is possible and it is not there yet; {@code CHROMIUM} names another.
 */
final class Chromium implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Chromium.class.getName());

    /** Chromium talks to nobody but us, and root may start it. */
    private static final List<String> OPTIONS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(program)
                                        .setArgs(OPTIONS));
    }

    /** Empty, and said loudly, where there is no browser and none can be had. */
    static Optional<Chromium> start() {
        Optional<Path> program = installed().or(Chromium::install);
        if (program.isEmpty()) {
            LOG.log(
                    Level.ERROR,
                    """

                    ######################################################################
                    ##  NO BROWSER: the pages are NOT tested.                           ##
                    ##  Install Chromium (Debian: apt-get install chromium), or set     ##
                    ##  CHROMIUM to the program, and run the build again.               ##
                    ######################################################################
                    """);
        }
        return program.map(Chromium::new);
    }

    Browser browser() {
        return browser;
    }

    private static Optional<Path> installed() {
        String named = System.getenv("CHROMIUM");
        return Stream.of(
                        named == null ? "" : named,
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> install() {
        Debian.install("chromium");
        return installed();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
