package spaceone.testkit;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs scripts of {@code src/test/js} without a browser, in the Node that Playwright brings along:
 * it is there wherever the tests are.
 */
public final class Scripts {

    private static final List<String> OPTIONS =
            List.of("--experimental-vm-modules", "--disable-warning=ExperimentalWarning");

    private Scripts() {}

    /** What they write, whether or not they come to a good end. */
    public static String run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(OPTIONS);
        command.add(0, node());
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String node() {
        Map<String, String> noBrowser = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        return Driver.ensureDriverInstalled(noBrowser, false)
                .createProcessBuilder()
                .command()
                .get(0);
    }
}
