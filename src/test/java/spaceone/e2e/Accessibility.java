package spaceone.e2e;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What axe-core finds wrong with a page by the rules of WCAG 2.2, level AA, and by good practice.
 */
final class Accessibility {

    private static final String AXE = read("/axe.min.js");

    /**
     * What axe leaves open of names and ids is a fault, too: labels of a second element of an id
     * name the first.
     */
    private static final String RUN =
            """
            ;axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
              .then(({ violations, incomplete }) => [
                ...[...violations, ...incomplete.filter(({ id }) => id.startsWith("duplicate-id") || id === "form-field-multiple-labels")]
                  .map(({ id, help, nodes }) =>
                    `${id}: ${help} ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(" | ")}`),
                ...[...document.querySelectorAll("[id]")].map(({ id }) => id)
                  .filter((id, i, all) => all.indexOf(id) !== i).map((id) => "twice the id " + id),
              ])
            """;

    private Accessibility() {}

    @SuppressWarnings("unchecked")
    static List<String> violations(Page page) {
        return (List<String>) page.evaluate(AXE + RUN);
    }

    private static String read(String resource) {
        try (InputStream file = Accessibility.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
