package spaceone.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import spaceone.testkit.Time;

/** Gives each test a screen of its own: nothing is remembered from the test before. */
final class Screens
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(Screens.class);
    private static final double PATIENCE = 20_000;

    /** The browser, if there is one; closed with the last test of the JVM. */
    private record Shared(Optional<Chromium> chromium) implements AutoCloseable {

        @Override
        public void close() {
            chromium.ifPresent(Chromium::close);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Assumptions.assumeTrue(shared(context).chromium().isPresent(), "there is no browser");
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Time.forgetSource();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        BrowserContext browser =
                shared(context).chromium().orElseThrow().browser().newContext(Screen.options());
        browser.setDefaultTimeout(PATIENCE);
        store(context).put(Screen.class, new Screen(browser, name(context)));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Screen screen = store(context).remove(Screen.class, Screen.class);
        screen.close(context.getExecutionException().isPresent());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Screen.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context).get(Screen.class);
    }

    private static String name(ExtensionContext context) {
        return context.getRequiredTestClass().getSimpleName()
                + "."
                + context.getRequiredTestMethod().getName();
    }

    private static Shared shared(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Shared.class, key -> new Shared(Chromium.start()), Shared.class);
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }
}
