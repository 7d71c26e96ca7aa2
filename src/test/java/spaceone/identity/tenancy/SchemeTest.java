package spaceone.identity.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which colours a domain may choose. */
class SchemeTest {

    /** As other calculators of WCAG's ratio tell them. */
    @ParameterizedTest
    @CsvSource({
        "#000000, #ffffff, 21",
        "#777777, #ffffff, 4.48",
        "#767676, #ffffff, 4.54",
        "#ff0000, #ffffff, 4.00",
        "#0000ff, #ffffff, 8.59",
        "#3d4fd1, #3d4fd1, 1"
    })
    void theRatioIsThatOfWcag(String one, String other, double ratio) {
        assertThat(Contrast.ratio(one, other)).isCloseTo(ratio, within(0.005));
        assertThat(Contrast.ratio(other, one)).isEqualTo(Contrast.ratio(one, other));
    }

    @ParameterizedTest
    @CsvSource({
        "LIGHT, #767676, accent_light, 4.02",
        "LIGHT, #ffd500, accent_light, 1.26",
        "DARK, #3d4fd1, accent_dark, 2.59"
    })
    void whatIsHardToReadIsRefusedWithTheRatioThatItHas(
            Scheme scheme, String accent, String member, String ratio) {
        assertThatThrownBy(() -> scheme.checked(accent))
                .hasMessageContaining("(key = %s, ratio = %s, at least = 4.5)", member, ratio);
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "#12345", "#1234567", "#12345g", "3d4fd1", "#00f;x", "#١٢٣٤٥٦"})
    void onlyColoursAreColours(String text) {
        assertThatThrownBy(() -> Scheme.LIGHT.checked(text)).hasMessageContaining("#3d4fd1");
    }

    /** What is checked here is what people see. */
    @Test
    void theColoursBesidesAreThoseOfThePages() throws IOException {
        String css = Files.readString(Path.of("src/main/webapp/css/base.css"));

        for (Scheme scheme : Scheme.values()) {
            Set<String> painted = new TreeSet<>();
            for (String name : List.of("page", "card", "sunken", "on-accent")) {
                painted.add(colour(css, name, scheme));
            }
            assertThat(new TreeSet<>(scheme.besides())).isEqualTo(painted);
        }
    }

    private static String colour(String css, String name, Scheme scheme) {
        Matcher found =
                Pattern.compile("--" + name + ": light-dark\\((#\\w{6}), (#\\w{6})\\)")
                        .matcher(css);
        assertThat(found.find()).as(name).isTrue();
        return found.group(scheme == Scheme.LIGHT ? 1 : 2);
    }
}
