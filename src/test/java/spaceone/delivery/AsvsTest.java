package spaceone.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every requirement of the ASVS is proven, documented, out of place here, or openly missing. */
class AsvsTest {

    private static final Path DOCUMENT = Path.of("docs", "asvs.md");

    /** The standard itself, where it is beside the project. */
    private static final Path STANDARD = Path.of("..", "shared", "asvs", "asvs-5.0.0.csv");

    private static final Pattern ROW =
            Pattern.compile("(?m)^V(\\d+),[^\\n]*?,V(\\d+\\.\\d+\\.\\d+),.*,([123])\\r?$");

    private final Asvs asvs;

    AsvsTest() throws IOException {
        asvs = new Asvs();
    }

    @Test
    void noRequirementIsForgottenAndNoneIsInvented() {
        assertThat(asvs.unmapped()).isEmpty();
        assertThat(asvs.unknown()).isEmpty();
        assertThat(asvs.levels().values().stream().filter(level -> level < 3)).hasSize(246);
    }

    @Test
    void whatIsProvenIsNeitherMissingNorOutOfPlace() {
        assertThat(asvs.contradictions()).isEmpty();
    }

    @Test
    void everyPageThatIsNamedIsThere() {
        assertThat(asvs.pages()).allMatch(Asvs::isThere);
        assertThat(Asvs.isThere("docs/keys.md#no-such-heading")).isFalse();
        assertThat(Asvs.isThere("docs/no-such-page.md")).isFalse();
    }

    @Test
    void thePageSaysWhatTheTestsSay() throws IOException {
        String document = asvs.document();
        if (Boolean.getBoolean("asvs.write")) {
            Files.writeString(DOCUMENT, document);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("mvn test -Dtest=AsvsTest -Dasvs.write=true writes it anew")
                .isEqualTo(document);
    }

    @Test
    void theListIsThatOfTheStandard() throws IOException {
        assumeTrue(Files.exists(STANDARD), "the standard is not beside the project");

        Map<String, Integer> standard =
                ROW.matcher(Files.readString(STANDARD))
                        .results()
                        .filter(row -> !row.group(1).equals("17"))
                        .collect(
                                Collectors.toMap(
                                        row -> row.group(2), row -> Integer.valueOf(row.group(3))));
        assertThat(asvs.levels()).isEqualTo(standard);
    }
}
