package spaceone.identity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.Schedule;
import jakarta.ejb.Timeout;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Calls of the platform that look harmless and are not. */
class TrapsTest {

    private static final Pattern FORMATS_NUMBERS = Pattern.compile("%[-+0-9$,.#(]*[dxXoefgEG]");

    @Test
    void lettersAreThoseOfNoCountry() {
        HouseRulesTest.check(
                noClasses()
                        .should()
                        .callMethod(String.class, "toUpperCase")
                        .orShould()
                        .callMethod(String.class, "toLowerCase")
                        .orShould()
                        .callMethod(String.class, "format", String.class, Object[].class)
                        .because("a Turkish machine has another I: say Locale.ROOT"));
    }

    /** An Egyptian machine writes them with other digits. */
    @Test
    void numbersAreFormattedForNoCountry() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(
                            sources.filter(file -> file.toString().endsWith(".java"))
                                    .filter(file -> formatsNumbers(file)))
                    .isEmpty();
        }
    }

    private static boolean formatsNumbers(Path file) {
        try {
            String text = Files.readString(file);
            return text.contains("ormat")
                    && FORMATS_NUMBERS.matcher(text).find()
                    && !text.contains("Locale.ROOT");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void jsonProvidersAreFoundOnce() {
        HouseRulesTest.check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("jakarta.json.Json")
                        .because(
                                "it searches all jars at every call; spaceone.identity.Json does not"));
    }

    /**
     * They wait for a time of the day: a clock that is set back by an hour stops them for an hour.
     */
    @Test
    void noTimerOfTheServerIsUsed() {
        HouseRulesTest.check(
                noMethods()
                        .should()
                        .beAnnotatedWith(Schedule.class)
                        .orShould()
                        .beAnnotatedWith(Timeout.class)
                        .because("spaceone.identity.SteadyTimer goes by no clock"));
        HouseRulesTest.check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(ManagedScheduledExecutorService.class)
                        .because("spaceone.identity.SteadyTimer goes by no clock"));
    }
}
